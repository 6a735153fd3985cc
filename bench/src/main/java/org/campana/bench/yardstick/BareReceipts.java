package org.campana.bench.yardstick;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.campana.bench.rig.Account;

/// **bare receipts**, the door of it: what the carrier signed is on Kafka before it is answered; [Recorder] writes it
/// down.
final class BareReceipts extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final SecretKeySpec TOKEN =
            new SecretKeySpec(Account.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1");

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
        StringBuilder signed = new StringBuilder(request.getRequestURL());
        Map<String, String[]> sorted = new TreeMap<>(request.getParameterMap());
        sorted.forEach((name, values) -> signed.append(name).append(values[0]));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(TOKEN);
            byte[] own =
                    Base64.getEncoder().encode(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
            String theirs = request.getHeader("X-Twilio-Signature");
            return MessageDigest.isEqual(own, theirs.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JVM has no HMAC-SHA1", missing);
        }
    }

    @Override
    public void destroy() {
        told.close();
    }
}
