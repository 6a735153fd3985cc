package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Somebody who is told. Random: it says nothing of the number, which only the notifier holds.
public record PersonId(@JsonValue UUID value) implements Comparable<PersonId> {

    /// A fresh random id.
    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PersonId of(String text) {
        return new PersonId(Ids.uuid(text, "personId"));
    }

    @Override
    public int compareTo(PersonId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
