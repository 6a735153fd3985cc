package org.campana.notifier.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks `X-Twilio-Signature`: HMAC-SHA1 over the address and the sorted parameters. It has no time in it
/// and no separators, so it proves only who wrote the bytes: what they say, and whether it was said before,
/// its caller must check (reliability, finding 5).
final class TwilioSignature {

    private final List<SecretKeySpec> tokens;

    TwilioSignature(TwilioSettings settings) {
        this.tokens = List.of(settings.authToken(), settings.previousAuthToken()).stream()
                .filter(token -> !token.isEmpty())
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"))
                .toList();
    }

    /// Whether this address and these parameters were signed with the current or the previous auth token.
    ///
    /// @param url the public address from our own configuration, never from the request's headers
    boolean valid(String url, Map<String, String> params, String signature) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(params).forEach((name, value) -> signed.append(name).append(value));
        byte[] bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (SecretKeySpec token : tokens) {
            valid |= MessageDigest.isEqual(given, sign(bytes, token));
        }
        return valid;
    }

    private static byte[] sign(byte[] bytes, SecretKeySpec token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(token);
            return Base64.getEncoder().encode(mac.doFinal(bytes));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JVM has no HMAC-SHA1", missing);
        }
    }
}
