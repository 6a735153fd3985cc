package org.campana.web.retention;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one clock stands.
///
/// @param held how many rows it holds; null where they cannot be counted from here
/// @param pastDue how many of them should have gone by now
/// @param late how many of them should have gone a good while ago: the clock does not run, or fails
/// @param oldest how old the oldest is by the database's clock; null when it holds nothing
/// @param ranAt when it last ran to its end in this process
/// @param failed whether its last run or this count failed
record Standing(
        String service,
        RetentionClock clock,
        @Nullable Long held,
        long pastDue,
        long late,
        @Nullable Duration oldest,
        @Nullable Instant ranAt,
        boolean failed) {

    boolean overdue() {
        return failed || late > 0;
    }
}
