package org.campana.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A secret of 256 random bits. Only its hash is stored: with that much chance in it, a plain SHA-256 cannot be
/// searched backwards, unlike the hash of a phone number (reliability, finding 9).
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern CLEAR = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String clear;

    private Token(String clear) {
        this.clear = clear;
    }

    /// A new one.
    public static Token random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty if the text cannot be a token, so that junk never costs a query.
    public static Optional<Token> read(@Nullable String text) {
        return text != null && CLEAR.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /// What may be handed to its owner, once.
    public String clear() {
        return clear;
    }

    /// What may be stored.
    public byte[] hash() {
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
