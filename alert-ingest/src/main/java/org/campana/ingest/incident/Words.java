package org.campana.ingest.incident;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reporter wrote. Only verifiers read it; it prints as nothing, so that no log line can hold it.
///
/// @param description where, in the reporter's words, at most 300 characters
/// @param uniform at most 200 characters
/// @param equipment vehicles and the like, at most 200 characters
/// @param note at most 1,000 characters
public record Words(
        @Nullable String description,
        @Nullable String uniform,
        @Nullable String equipment,
        @Nullable String note) {

    /// Nothing written, or already forgotten.
    public static final Words NONE = new Words(null, null, null, null);

    /// Whether there is any.
    public boolean any() {
        return Stream.of(description, uniform, equipment, note).anyMatch(word -> word != null);
    }

    @Override
    public String toString() {
        return "Words[not shown]";
    }
}
