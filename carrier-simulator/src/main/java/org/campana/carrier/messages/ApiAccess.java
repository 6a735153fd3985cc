package org.campana.carrier.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.campana.carrier.CarrierSettings;
import org.jspecify.annotations.Nullable;

/// Who may use the API: HTTP Basic with the API key and its secret, or the account's sid and its token.
final class ApiAccess {

    private final byte[] key;
    private final byte[] account;

    ApiAccess(CarrierSettings settings) {
        this.key = bytes(settings.apiKey() + ":" + settings.apiSecret());
        this.account = bytes(settings.accountSid() + ":" + settings.authToken());
    }

    /// @param authorization the header as it came; null if there was none
    boolean allows(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder().decode(authorization.substring(6).strip());
            return MessageDigest.isEqual(given, key) || MessageDigest.isEqual(given, account);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
