package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One event, the same at every repeat of its record: what consumers recognise a repeat by.
public record EventId(@JsonValue UUID value) implements Comparable<EventId> {

    /// A fresh random id.
    public static EventId random() {
        return new EventId(UUID.randomUUID());
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EventId of(String text) {
        return new EventId(Ids.uuid(text, "eventId"));
    }

    @Override
    public int compareTo(EventId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
