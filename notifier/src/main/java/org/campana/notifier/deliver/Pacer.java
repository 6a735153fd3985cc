package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A token bucket of segments a second: the pipe full, not the carrier's queue (reliability, finding 10). A
/// refusal for speed halves the rate and pauses; from the first acceptance on it grows back by a tenth of the
/// contract a second. Fails closed: without a token nothing leaves.
final class Pacer {

    private static final double BURST_SECONDS = 0.25;
    private static final double GATHER_SECONDS = 0.05;
    private static final double GROWTH_A_SECOND = 0.1;
    private static final double SLOWEST = 1;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final double contract;
    private final LongSupplier nanos;
    private double rate;
    private double tokens;
    private long refilledAt;
    private long pausedUntil;
    private boolean recovering = true;

    /// Full at its start.
    ///
    /// @param nanos elapsed time as by [System#nanoTime]
    Pacer(double segmentsPerSecond, LongSupplier nanos) {
        this.contract = segmentsPerSecond;
        this.rate = segmentsPerSecond;
        this.nanos = nanos;
        this.tokens = burst();
        this.refilledAt = nanos.getAsLong();
        this.pausedUntil = refilledAt;
    }

    /// How many segments may leave now; a text may overdraw it, and the debt is waited off.
    synchronized int segments() {
        refill();
        return nanos.getAsLong() < pausedUntil ? 0 : (int) Math.floor(Math.max(0, tokens));
    }

    synchronized void take(int segments) {
        refill();
        tokens -= segments;
    }

    /// Until a few segments may leave at once: one by one they would cost a transaction each.
    synchronized Duration untilNext() {
        refill();
        double seconds = Math.max(0, Math.max(1, rate * GATHER_SECONDS) - tokens) / rate;
        long paused = Math.max(0, pausedUntil - nanos.getAsLong());
        return Duration.ofNanos(Math.max(paused, (long) (seconds * 1e9)));
    }

    synchronized void throttled(@Nullable Duration retryAfter) {
        refill();
        rate = Math.max(Math.min(SLOWEST, contract), rate / 2);
        tokens = Math.min(tokens, 1);
        recovering = false;
        Duration pause = retryAfter == null || retryAfter.isZero() ? PAUSE : retryAfter;
        pausedUntil = Math.max(pausedUntil, nanos.getAsLong() + pause.toNanos());
    }

    synchronized void accepted() {
        refill();
        recovering = true;
    }

    private void refill() {
        long now = nanos.getAsLong();
        double seconds = (double) (now - refilledAt) / TimeUnit.SECONDS.toNanos(1);
        refilledAt = now;
        if (recovering) {
            rate = Math.min(contract, rate + contract * GROWTH_A_SECOND * seconds);
        }
        tokens = Math.min(burst(), tokens + rate * seconds);
    }

    private double burst() {
        return Math.max(1, rate * BURST_SECONDS);
    }
}
