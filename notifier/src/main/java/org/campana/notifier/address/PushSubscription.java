package org.campana.notifier.address;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a browser takes notices, and the keys to write them with (RFC 8030, RFC 8291). As private as a number:
/// [#toString] is masked.
public final class PushSubscription {

    private static final int LONGEST = 1_000;
    private static final int AUTH_BYTES = 16;

    private final String endpoint;
    private final String p256dh;
    private final String auth;

    private PushSubscription(String endpoint, String p256dh, String auth) {
        this.endpoint = endpoint;
        this.p256dh = p256dh;
        this.auth = auth;
    }

    /// Reads what a browser gave.
    ///
    /// @param services those we talk to
    /// @throws IllegalArgumentException when it is not a subscription of one of them; the message names the
    ///     rule and repeats nothing
    public static PushSubscription of(String endpoint, String p256dh, String auth, PushServices services) {
        if (endpoint.length() > LONGEST || !services.allow(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint must be an https address at a push service we know, without port and user");
        }
        if (!isPoint(bytes(p256dh))) {
            throw new IllegalArgumentException("p256dh must be a P-256 public key of 65 bytes in base64url");
        }
        byte[] secret = bytes(auth);
        if (secret == null || secret.length != AUTH_BYTES) {
            throw new IllegalArgumentException("auth must be 16 bytes in base64url");
        }
        return new PushSubscription(endpoint, p256dh, auth);
    }

    /// A device whose key nobody can write with would join and never hear anything.
    private static boolean isPoint(byte @Nullable [] key) {
        try {
            return key != null && P256.point(key).getAlgorithm() != null;
        } catch (GeneralSecurityException none) {
            return false;
        }
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /// Where notices are posted: for the push channel and for nothing else.
    public URI endpoint() {
        return URI.create(endpoint);
    }

    /// The device's public key, 65 bytes: an uncompressed point of P-256.
    public byte[] publicKey() {
        return decoded(p256dh);
    }

    /// What the device shares with who may write to it, 16 bytes.
    public byte[] authSecret() {
        return decoded(auth);
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /// All of it as one value for the vault; no part holds a space.
    String packed() {
        return endpoint + " " + p256dh + " " + auth;
    }

    /// Reads what [#packed] wrote.
    ///
    /// @throws IllegalArgumentException as [#of], when the service is not one of ours any more
    static PushSubscription unpacked(String packed, PushServices services) {
        String[] parts = packed.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a stored push subscription must have three parts");
        }
        return of(parts[0], parts[1], parts[2], services);
    }

    @Override
    public String toString() {
        return "PushSubscription[not shown]";
    }
}
