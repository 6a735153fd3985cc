package org.campana.carrier.push;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a request says truly who sends it (RFC 8292).
final class VapidCheck {

    private static final Pattern HEADER = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private VapidCheck() {}

    /// What is wrong with it.
    ///
    /// @param authorization the header; null when there is none
    /// @param origin of this service, as the sender was given it
    /// @return why it is refused, in one word; null when it is right
    static @Nullable String fault(@Nullable String authorization, String origin, PushDevice device, Instant now) {
        Matcher parts = HEADER.matcher(authorization == null ? "" : authorization);
        if (!parts.matches()) {
            return "no-vapid";
        }
        String key = parts.group(4);
        if (device.senderKey() != null && !device.senderKey().equals(key)) {
            return "other-key";
        }
        try {
            JsonNode header = json(parts.group(1));
            JsonNode claims = json(parts.group(2));
            Instant ends = Instant.ofEpochSecond(claims.path("exp").asLong(0));
            if (!"ES256".equals(header.path("alg").asString(""))) {
                return "algorithm";
            }
            if (!origin.equals(claims.path("aud").asString(""))) {
                return "audience";
            }
            if (!ends.isAfter(now) || ends.isAfter(now.plus(LONGEST))) {
                return "expiry";
            }
            if (!claims.path("sub").asString("").matches("(mailto:|https?:).+")) {
                return "subject";
            }
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(point(decoded(key))));
            signature.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decoded(parts.group(3))) ? null : "signature";
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException unreadable) {
            return "unreadable-token";
        }
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(decoded(part));
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static ECPublicKeySpec point(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != 65) {
            throw new GeneralSecurityException("not a point");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return new ECPublicKeySpec(
                new ECPoint(
                        new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33)),
                        new BigInteger(1, Arrays.copyOfRange(bytes, 33, 65))),
                curve.getParameterSpec(ECParameterSpec.class));
    }
}
