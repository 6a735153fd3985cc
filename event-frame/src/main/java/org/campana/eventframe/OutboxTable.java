package org.campana.eventframe;

import java.time.Duration;

/// Which outbox, and how it is kept.
///
/// @param schema the service's schema, which has the tables `outbox` and `outbox_sent`
/// @param sweep how often the relay looks without being woken: the net for what a killed process left
/// @param kept how long sent records can be replayed
/// @param gather how long the relay rests after each look: what is appended meanwhile leaves together. Zero where an
///     event must leave at once even right behind another
public record OutboxTable(String schema, Duration sweep, Duration kept, Duration gather) {

    public OutboxTable {
        if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("schema must be a plain lower-case name but is " + schema);
        }
    }

    /// The outbox of this schema, swept every second, its sent records kept for seven days, without a rest.
    public static OutboxTable of(String schema) {
        return new OutboxTable(schema, Duration.ofSeconds(1), Duration.ofDays(7), Duration.ZERO);
    }

    /// The same, swept at another interval.
    public OutboxTable withSweep(Duration interval) {
        return new OutboxTable(schema, interval, kept, gather);
    }

    /// The same, with a rest after each look.
    public OutboxTable gathering(Duration rest) {
        return new OutboxTable(schema, sweep, kept, rest);
    }
}
