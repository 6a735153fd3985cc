package org.campana.eventframe;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// What gauges ask the database while metrics are read. When it is away, each question waits two seconds for a
/// connection; were all of them asked, who reads the metrics would give up first, and an alarm would say that the
/// service is away instead. So the first that finds no connection answers for all who ask in the next ten seconds.
public final class DatabaseQuestions {

    /// Below the 15 s between two looks of Prometheus, so that each look asks once.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private volatile long askAgainAt;

    /// On a clock that only grows, in nanoseconds.
    public DatabaseQuestions(LongSupplier nanos) {
        this.nanos = nanos;
        this.askAgainAt = nanos.getAsLong();
    }

    /// The answer; not a number when there is none.
    public double ask(DoubleSupplier question) {
        if (nanos.getAsLong() - askAgainAt < 0) {
            return Double.NaN;
        }
        try {
            return question.getAsDouble();
        } catch (CannotGetJdbcConnectionException away) {
            askAgainAt = nanos.getAsLong() + PAUSE.toNanos();
            return Double.NaN;
        } catch (RuntimeException unanswered) {
            return Double.NaN;
        }
    }
}
