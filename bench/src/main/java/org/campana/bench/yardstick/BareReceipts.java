package org.campana.bench.yardstick;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.campana.bench.rig.Account;
import org.campana.carrier.webhook.TwilioSignature;

/// **bare receipts**, the door of it: what the carrier signed is on Kafka before it is answered; [Recorder] writes it
/// down.
final class BareReceipts extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final TwilioSignature SIGNATURE = new TwilioSignature(Account.SECRET);

    private final transient KafkaProducer<String, byte[]> told;
    private final AtomicLong taken = new AtomicLong();

    BareReceipts(Topics topics) {
        this.told = topics.producer();
    }

    /// How many were taken.
    long taken() {
        return taken.get();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        if (!isSigned(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String text = request.getPathInfo().substring(1);
        keep(text, request.getParameter("MessageStatus"));
        taken.incrementAndGet();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void keep(String text, String status) {
        try {
            told.send(new ProducerRecord<>(Topics.RECEIPTS, text, status.getBytes(StandardCharsets.US_ASCII)))
                    .get();
        } catch (ExecutionException unkept) {
            throw new IllegalStateException("The receipt was not kept", unkept);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isSigned(HttpServletRequest request) {
        SortedMap<String, String> form = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> form.put(name, values[0]));
        String own = SIGNATURE.of(request.getRequestURL().toString(), form);
        String theirs = request.getHeader("X-Twilio-Signature");
        return MessageDigest.isEqual(
                own.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void destroy() {
        told.close();
    }
}
