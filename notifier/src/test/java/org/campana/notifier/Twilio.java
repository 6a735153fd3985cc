package org.campana.notifier;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls our webhooks as Twilio does, or as somebody does who would like to be.
final class Twilio {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong SIDS = new AtomicLong(1);

    private final String origin;

    Twilio(String origin) {
        this.origin = origin;
    }

    static String freshSid() {
        return String.format("SM%032x", SIDS.getAndIncrement());
    }

    /// A status callback's form.
    static Map<String, String> status(String sid, String status) {
        return new TreeMap<>(Map.of(
                "AccountSid",
                Network.ACCOUNT,
                "ApiVersion",
                "2010-04-01",
                "MessageSid",
                sid,
                "SmsSid",
                sid,
                "MessageStatus",
                status,
                "SmsStatus",
                status,
                "From",
                "+12025550100",
                "To",
                "+12025550199"));
    }

    /// An inbound text's form.
    static Map<String, String> text(String from, String body) {
        String sid = freshSid();
        return new TreeMap<>(Map.of(
                "AccountSid",
                Network.ACCOUNT,
                "ApiVersion",
                "2010-04-01",
                "MessageSid",
                sid,
                "From",
                from,
                "To",
                "+12025550100",
                "Body",
                body,
                "NumSegments",
                "1"));
    }

    /// As Twilio signs it.
    HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, sign(origin + path, form));
    }

    HttpResponse<String> post(String path, Map<String, String> form, String signature) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Twilio-Signature", signature)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String sign(String url, Map<String, String> form) {
        return sign(url, form, Network.AUTH_TOKEN);
    }

    static String sign(String url, Map<String, String> form, String token) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
