package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A school or another site (church, clinic), by its short name: 2 to 40 of a-z, 0-9 and hyphen, such as `lincoln`.
public record SchoolId(@JsonValue String value) implements Comparable<SchoolId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    public SchoolId {
        Require.that(
                FORM.matcher(value).matches(),
                "schoolId must be 2 to 40 of a-z, 0-9 and hyphen, such as lincoln or valle-verde-high");
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SchoolId of(String text) {
        return new SchoolId(text);
    }

    @Override
    public int compareTo(SchoolId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
