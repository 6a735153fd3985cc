package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One thing that was seen at one place, with all reports of it.
public record IncidentId(@JsonValue UUID value) implements Comparable<IncidentId> {

    /// A fresh random id.
    public static IncidentId random() {
        return new IncidentId(UUID.randomUUID());
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IncidentId of(String text) {
        return new IncidentId(Ids.uuid(text, "incidentId"));
    }

    @Override
    public int compareTo(IncidentId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
