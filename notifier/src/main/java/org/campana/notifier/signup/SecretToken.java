package org.campana.notifier.signup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// 256 random bits that open one page. Only the hash is stored; with that much chance in it a plain one will do.
final class SecretToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern CLEAR = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String clear;

    private SecretToken(String clear) {
        this.clear = clear;
    }

    static SecretToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty if the text cannot be one, so that junk costs no query.
    static Optional<SecretToken> read(@Nullable String text) {
        return text != null && CLEAR.matcher(text).matches() ? Optional.of(new SecretToken(text)) : Optional.empty();
    }

    /// For its owner, once.
    String clear() {
        return clear;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JDK must have", missing);
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
