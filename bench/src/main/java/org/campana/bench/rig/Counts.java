package org.campana.bench.rig;

/// What does not depend on how busy the machine is.
///
/// @param statements of SQL, transaction bounds included
/// @param walBytes PostgreSQL's write-ahead log
/// @param records on Kafka's topics, transaction marks included
/// @param logLines of the process
/// @param connections opened to the carrier, by whomever
public record Counts(long statements, long walBytes, long records, long logLines, long connections) {

    /// None of anything.
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /// Both together.
    public Counts plus(Counts other) {
        return new Counts(
                statements + other.statements,
                walBytes + other.walBytes,
                records + other.records,
                logLines + other.logLines,
                connections + other.connections);
    }

    /// What was added since then.
    public Counts since(Counts before) {
        return new Counts(
                statements - before.statements,
                walBytes - before.walBytes,
                records - before.records,
                logLines - before.logLines,
                connections - before.connections);
    }
}
