package org.campana.web.retention;

import java.util.List;
import java.util.function.Supplier;

/// A sentence on `/privacy` that is true of this process now, such as how far a change of keys has come.
///
/// @param service whose page it stands on
/// @param line asked at each view
public record PrivacyFact(String service, Supplier<Line> line) {

    /// What it says.
    ///
    /// @param key of its words, `privacy.fact.<...>`
    /// @param alarm whether somebody has to act
    /// @param values for the places in the words: numbers and file names, never a person's
    public record Line(String key, boolean alarm, List<Object> values) {

        /// Copies the values.
        public Line {
            values = List.copyOf(values);
        }

        /// A line that needs nobody to act.
        public static Line of(String key, Object... values) {
            return new Line(key, false, List.of(values));
        }

        /// A line that somebody has to act on.
        public static Line alarm(String key, Object... values) {
            return new Line(key, true, List.of(values));
        }
    }
}
