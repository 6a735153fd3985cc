package org.campana.bench.workload;

import java.util.Locale;
import org.campana.bench.rig.Counts;

/// What one thousand texts take of that which does not depend on how busy the machine is.
///
/// @param statements of SQL, the bounds of transactions included
/// @param records on Kafka's topics, the marks of transactions included
/// @param logLines of the process
/// @param connections opened to the carrier
/// @param walKilobytes PostgreSQL's write-ahead log
record Counters(double statements, double records, double logLines, double connections, double walKilobytes) {

    /// Of this many texts.
    static Counters of(Counts counts, int texts) {
        double thousands = texts / 1000.0;
        return new Counters(
                counts.statements() / thousands,
                counts.records() / thousands,
                counts.logLines() / thousands,
                counts.connections() / thousands,
                counts.walBytes() / thousands / 1024);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f SQL statements, %.0f Kafka records, %.1f log lines, %.1f new connections, %,.0f KB of write-ahead log",
                statements,
                records,
                logLines,
                connections,
                walKilobytes);
    }
}
