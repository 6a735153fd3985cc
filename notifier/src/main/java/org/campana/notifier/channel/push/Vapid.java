package org.campana.notifier.channel.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// Says to a push service who we are (RFC 8292): a token it can verify, good for that service alone and for twelve
/// hours, of the 24 allowed. Made once for each service and again an hour before it ends.
final class Vapid {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration RENEWED_BEFORE = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final VapidKeys keys;
    private final String contact;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /// @param contact `mailto:` or `https:`
    Vapid(VapidKeys keys, String contact, Clock clock) {
        this.keys = keys;
        this.contact = contact;
        this.clock = clock;
    }

    /// The `Authorization` header for a push service.
    String authorization(URI endpoint) {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        Instant now = clock.instant();
        Token token = tokens.compute(
                audience,
                (service, last) -> last != null && now.isBefore(last.expires().minus(RENEWED_BEFORE))
                        ? last
                        : make(service, now.plus(LIFE)));
        return "vapid t=" + token.written() + ", k=" + keys.publicKey();
    }

    private Token make(String audience, Instant expires) {
        String content = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(JSON.writeValueAsBytes(
                        Map.of("aud", audience, "exp", expires.getEpochSecond(), "sub", contact)));
        return new Token(content + "." + base64(keys.sign(content)), expires);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Token(String written, Instant expires) {}
}
