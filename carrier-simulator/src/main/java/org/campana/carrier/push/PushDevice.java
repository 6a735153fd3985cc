package org.campana.carrier.push;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A browser that asked for notices: its keys, and what its page of phones calls it. New keys with each start, as when
/// somebody sets up a phone anew.
public final class PushDevice {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HALF = 32;

    private final String id;
    private final String number;
    private final @Nullable String senderKey;
    private final KeyPair keys;
    private final byte[] auth = new byte[16];
    private volatile Mood mood = Mood.SOUND;

    /// @param number stands for it in the ledger and on the page; no number of any network
    /// @param senderKey the one key whose holder may write to it, in base64url; null for anybody's
    PushDevice(String id, String number, @Nullable String senderKey) {
        this.id = id;
        this.number = number;
        this.senderKey = senderKey;
        RANDOM.nextBytes(auth);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no P-256", missing);
        }
    }

    /// Nobody guesses it.
    static String freshId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public String id() {
        return id;
    }

    public String number() {
        return number;
    }

    @Nullable
    String senderKey() {
        return senderKey;
    }

    KeyPair keys() {
        return keys;
    }

    byte[] authSecret() {
        return auth.clone();
    }

    /// As `PushSubscription.getKey("auth")` in base64url.
    public String auth() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }

    /// As `PushSubscription.getKey("p256dh")` in base64url.
    public String p256dh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point());
    }

    byte[] point() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] point = new byte[1 + 2 * HALF];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + HALF);
        return point;
    }

    private static void put(BigInteger value, byte[] target, int at) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, target, at + HALF - length, length);
    }

    public Mood mood() {
        return mood;
    }

    void feel(Mood next) {
        mood = next;
    }
}
