package org.campana.web.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that is kept for a time and then goes by itself, or of which it must be said that it does not.
///
/// @param name ends the keys of its words: `privacy.clock.<name>` says what it is, `privacy.clock.<name>.note` what
///     an administrator should know of it
/// @param kept how long; null where no clock ends it, and the note says what does
/// @param heldSince a query of one column, a time each for what is still held, from which its time runs; null where
///     that is not in this database
/// @param forget deletes what has been kept for long enough; null where somebody else does
public record RetentionClock(
        String name,
        @Nullable Duration kept,
        @Nullable String heldSince,
        @Nullable Runnable forget) {

    public RetentionClock {
        if (!name.matches("[a-z][a-z-]{0,40}")) {
            throw new IllegalArgumentException("name must be lower-case letters and dashes but is " + name);
        }
        if (kept != null && !kept.isPositive()) {
            throw new IllegalArgumentException("kept of clock " + name + " must be positive");
        }
        if (heldSince != null && kept == null) {
            throw new IllegalArgumentException("clock " + name + " counts what it holds but has no time to count to");
        }
    }

    /// Rows of this database, and who deletes them.
    public static RetentionClock of(String name, Duration kept, String heldSince, Runnable forget) {
        return new RetentionClock(name, kept, heldSince, forget);
    }

    /// What another program deletes: a broker, a log, the framework.
    public static RetentionClock elsewhere(String name, Duration kept) {
        return new RetentionClock(name, kept, null, null);
    }

    /// What no clock ends.
    public static RetentionClock open(String name) {
        return new RetentionClock(name, null, null, null);
    }
}
