package org.campana.bench.rig;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What Twilio signs a callback with: HMAC-SHA1 over its address and its form's fields in order.
public final class Signature {

    private static final String ALGORITHM = "HmacSHA1";

    private Signature() {}

    /// A key to sign with.
    public static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// As it stands in the header `X-Twilio-Signature`.
    public static String of(String address, SortedMap<String, String> form, SecretKeySpec key) {
        StringBuilder signed = new StringBuilder(address);
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM, missing);
        }
    }
}
