package org.campana.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/// How ids are read and derived. A derived id is the same at every replay, which is why a wiped topic that is
/// filled again texts nobody twice (design, section 1).
final class Ids {

    /// The whole form: the JDK's own reader takes "1-1-1-1-1" too.
    private static final Pattern UUID_FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Ids() {}

    /// The order PostgreSQL gives its `uuid`, bytes without sign. [UUID#compareTo] differs from it, and a range of
    /// person ids cut in one order and read in the other would leave people out.
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    static UUID uuid(String text, String field) {
        Require.that(
                UUID_FORM.matcher(text).matches(),
                field + " must be a UUID such as 3f0c7f3e-9a2b-4c5d-8e6f-0123456789ab");
        return UUID.fromString(text);
    }

    /// A name-based UUID of version 8 (RFC 9562, section 5.8): SHA-256 over the parts, cut to 122 bits.
    static UUID derived(String kind, String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(kind.getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                sha.update((byte) 0);
                sha.update(part.getBytes(StandardCharsets.UTF_8));
            }
            ByteBuffer digest = ByteBuffer.wrap(sha.digest());
            long high = (digest.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x0000000000008000L;
            long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JDK must have", missing);
        }
    }
}
