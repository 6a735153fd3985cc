package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One alert: one audience of one school told one thing; its follow-ups are revisions of it.
public record AlertId(@JsonValue UUID value) implements Comparable<AlertId> {

    /// A fresh random id.
    public static AlertId random() {
        return new AlertId(UUID.randomUUID());
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AlertId of(String text) {
        return new AlertId(Ids.uuid(text, "alertId"));
    }

    /// The other id with the first 32 bits of this one, for what is written of this alert: it lies together in every
    /// index then (ADR 0020). The 90 to 96 bits that are left keep apart what begins alike.
    public UUID begin(UUID other) {
        long high = (value.getMostSignificantBits() & 0xFFFFFFFF00000000L)
                | Integer.toUnsignedLong((int) other.getMostSignificantBits());
        return new UUID(high, other.getLeastSignificantBits());
    }

    @Override
    public int compareTo(AlertId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
