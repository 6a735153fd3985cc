package org.campana.ingest.request;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.IncidentId;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Reads the fields of a request. Each refusal names the field and says what would be taken instead.
public final class Fields {

    private Fields() {}

    /// One of the given choices; letter case does not matter.
    public static <T> T oneOf(String field, @Nullable String value, Map<String, T> choices) {
        T chosen = oneOfOrNull(field, value, choices);
        if (chosen == null) {
            throw missing(field, "Use one of " + String.join(", ", choices.keySet()) + ".");
        }
        return chosen;
    }

    /// One of the given choices, or null when the field is left out.
    public static <T> @Nullable T oneOfOrNull(String field, @Nullable String value, Map<String, T> choices) {
        if (value == null || value.isBlank()) {
            return null;
        }
        T chosen = choices.get(value.strip().toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw invalid(
                    field,
                    field + " has a value that is not known here.",
                    "Use one of " + String.join(", ", choices.keySet()) + ".");
        }
        return chosen;
    }

    /// A text of 1 to `most` characters, or null when it is left out or blank.
    public static @Nullable String textOrNull(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > most) {
            throw invalid(
                    field, field + " has " + value.length() + " characters.", "Use at most " + most + " characters.");
        }
        return value.strip();
    }

    /// A text that has to be there.
    public static <T> T present(String field, @Nullable T value, String fix) {
        if (value == null) {
            throw missing(field, fix);
        }
        return value;
    }

    /// A number within bounds, or `otherwise` when it is left out.
    public static int between(String field, @Nullable Integer value, int least, int most, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value < least || value > most) {
            throw invalid(field, field + " is " + value + ".", "Use a number from " + least + " to " + most + ".");
        }
        return value;
    }

    /// The incident id of a path; what is no UUID names no incident.
    public static IncidentId incidentId(String text) {
        return new IncidentId(uuid(text, "incident"));
    }

    /// The alert id of a path; what is no UUID names no alert.
    public static AlertId alertId(String text) {
        return new AlertId(uuid(text, "alert"));
    }

    /// Nothing has this id.
    public static Problem notFound(String thing) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-" + thing,
                        "No such " + thing,
                        "Nothing here has the id in the path.")
                .field(thing + "Id")
                .fix("Take the id from the answer that made it, or from the desk.");
    }

    /// A field that was left out.
    public static Problem missing(String field, String fix) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "missing-field", "A field is missing", field + " is missing.")
                .field(field)
                .fix(fix);
    }

    /// A field whose value is refused. The value itself is not repeated: it may be a reporter's words.
    public static Problem invalid(String field, String detail, String fix) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-field", "A field has a wrong value", detail)
                .field(field)
                .fix(fix);
    }

    private static UUID uuid(String text, String thing) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw notFound(thing);
        }
    }
}
