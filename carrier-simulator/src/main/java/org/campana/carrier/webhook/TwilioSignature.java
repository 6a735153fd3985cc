package org.campana.carrier.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Twilio's webhook signature: Base64 of HMAC-SHA1, keyed by the auth token, over the URL and the form's
/// sorted names and values without separators (docs, "Validating signatures from Twilio").
public final class TwilioSignature {

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    /// Signs with this token.
    public TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// As it stands in the header `X-Twilio-Signature`.
    ///
    /// @param url as the receiver knows it, without its fragment
    public String of(String url, SortedMap<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", missing);
        }
    }
}
