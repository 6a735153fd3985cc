package org.campana.notifier.channel;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.campana.events.AlertId;
import org.jspecify.annotations.Nullable;

/// One request to a carrier, before it is made. It begins as the id of its alert does, so that what is written for an
/// alert lies together in the ledger's index; then come 96 random bits (no UUID of any version, though it is stored as
/// one): it stands in the callback's address, where nobody must guess it, and settles what became of a request whose
/// answer was lost.
public record IntentId(UUID value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat DIGITS = HexFormat.of();
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    /// A fresh one, for a text of this alert.
    public static IntentId of(AlertId alert) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new IntentId(alert.begin(new UUID(buffer.getLong(), buffer.getLong())));
    }

    /// Reads 32 lower-case hex digits; null when it is anything else.
    public static @Nullable IntentId orNull(String hex) {
        return HEX.matcher(hex).matches()
                ? new IntentId(
                        new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)))
                : null;
    }

    /// 32 hex digits, as they stand in an address.
    @Override
    public String toString() {
        return DIGITS.toHexDigits(value.getMostSignificantBits()) + DIGITS.toHexDigits(value.getLeastSignificantBits());
    }
}
