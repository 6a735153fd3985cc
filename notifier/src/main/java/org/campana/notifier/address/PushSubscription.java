package org.campana.notifier.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a browser takes notices, and the keys to write them with (RFC 8030, RFC 8291). As private as a number:
/// [#toString] is masked.
public final class PushSubscription {

    private static final int LONGEST = 1_000;
    private static final int PUBLIC_KEY_BYTES = 65;
    private static final byte UNCOMPRESSED = 4;
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
    /// @param hosts of the push services we talk to; `*.` stands for any number of names before it
    /// @throws IllegalArgumentException when it is not a subscription of one of them; the message names the
    ///     rule and repeats nothing
    public static PushSubscription of(String endpoint, String p256dh, String auth, Collection<String> hosts) {
        if (endpoint.length() > LONGEST || !isOf(hosts, endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint must be an https address at a push service we know, without port and user");
        }
        byte[] key = bytes(p256dh);
        if (key == null || key.length != PUBLIC_KEY_BYTES || key[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("p256dh must be a P-256 public key of 65 bytes in base64url");
        }
        byte[] secret = bytes(auth);
        if (secret == null || secret.length != AUTH_BYTES) {
            throw new IllegalArgumentException("auth must be 16 bytes in base64url");
        }
        return new PushSubscription(endpoint, p256dh, auth);
    }

    /// The whole address is checked by its parts: what looks like one of the hosts may stand in another part of it.
    private static boolean isOf(Collection<String> hosts, String endpoint) {
        try {
            URI address = new URI(endpoint);
            String host = address.getHost();
            return "https".equals(address.getScheme())
                    && host != null
                    && address.getPort() == -1
                    && host.equals(address.getRawAuthority())
                    && address.getRawFragment() == null
                    && hosts.stream().anyMatch(known -> matches(known, host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean matches(String known, String host) {
        return known.startsWith("*.")
                ? host.endsWith(known.substring(1)) && host.length() >= known.length()
                : host.equals(known);
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /// Where notices are posted: for the push channel and for nothing else.
    public String endpoint() {
        return endpoint;
    }

    /// All of it as one value for the vault; no part holds a space.
    String packed() {
        return endpoint + " " + p256dh + " " + auth;
    }

    @Override
    public String toString() {
        return "PushSubscription[not shown]";
    }
}
