package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One recording of a speaker, never changed. 122 random bits, because a carrier fetches it without a login.
public record ClipId(@JsonValue UUID value) implements Comparable<ClipId> {

    /// A new one.
    public static ClipId random() {
        return new ClipId(UUID.randomUUID());
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ClipId of(String text) {
        return new ClipId(Ids.uuid(text, "clipId"));
    }

    @Override
    public int compareTo(ClipId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
