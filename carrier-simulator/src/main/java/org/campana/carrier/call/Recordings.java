package org.campana.carrier.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.webhook.Webhooks;
import org.springframework.stereotype.Component;

/// Fetches the recordings that a call plays.
@Component
final class Recordings {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final CarrierSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Recordings(CarrierSettings settings) {
        this.settings = settings;
    }

    /// What is heard of this address: the recording, or the fault.
    Heard fetch(URI url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(Webhooks.connectTo(settings, url))
                    .timeout(PATIENCE)
                    .header("User-Agent", "TwilioProxy/1.1")
                    .GET()
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                return new Heard.Fault(url.toString(), "http-" + answer.statusCode());
            }
            String type = answer.headers()
                    .firstValue("Content-Type")
                    .orElse("")
                    .split(";", 2)[0]
                    .strip();
            return type.startsWith("audio/")
                    ? new Heard.Clip(url.toString(), sha256(answer.body()), answer.body().length, type)
                    : new Heard.Fault(url.toString(), "type");
        } catch (IOException | IllegalArgumentException unreachable) {
            return new Heard.Fault(url.toString(), "connect");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
