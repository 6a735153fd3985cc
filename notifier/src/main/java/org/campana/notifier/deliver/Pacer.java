package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A token bucket of segments a second: the pipe full, not the carrier's queue (reliability, finding 10). A
/// refusal for speed takes a quarter off the rate and pauses, longer where nothing was taken since the last one;
/// others that come while it pauses are of the same moment, were under way already, and take nothing more. From the
/// first acceptance on it grows back by a tenth of the contract a second. Fails closed: without a token nothing
/// leaves.
final class Pacer {

    /// Less than the tenth of a second that carriers count in, and twice what is gathered, so that a claim that takes
    /// its time costs nothing of the contract.
    private static final double BURST_SECONDS = 0.08;
    private static final double GATHER_SECONDS = 0.04;
    private static final double LEFT_BY_A_REFUSAL = 0.75;
    private static final double GROWTH_A_SECOND = 0.1;
    private static final double SLOWEST = 1;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final double contract;
    private final LongSupplier nanos;
    private double rate;
    private double tokens;
    private long refilledAt;
    private long pausedUntil;
    private boolean recovering = true;
    private Duration pause = FIRST_PAUSE;

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

    /// Until a few segments may leave at once: one by one they would cost a transaction each. After a pause the first
    /// leaves alone.
    synchronized Duration untilNext() {
        refill();
        long paused = pausedUntil - nanos.getAsLong();
        if (paused > 0) {
            return Duration.ofNanos(paused);
        }
        double seconds = Math.max(0, Math.max(1, rate * GATHER_SECONDS) - tokens) / rate;
        return Duration.ofNanos((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    synchronized void throttled(@Nullable Duration retryAfter) {
        refill();
        long now = nanos.getAsLong();
        recovering = false;
        if (now >= pausedUntil) {
            rate = Math.max(Math.min(SLOWEST, contract), rate * LEFT_BY_A_REFUSAL);
            // One to find out by; a debt stays one.
            tokens = tokens < 0 ? tokens : 1;
            pausedUntil = now + pause.toNanos();
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
        if (retryAfter != null) {
            pausedUntil = Math.max(pausedUntil, now + retryAfter.toNanos());
        }
    }

    synchronized void accepted() {
        refill();
        recovering = true;
        if (nanos.getAsLong() >= pausedUntil) {
            pause = FIRST_PAUSE;
        }
    }

    private void refill() {
        long now = nanos.getAsLong();
        // A pause fills nothing: what comes first after it finds out whether the carrier takes more.
        double seconds = (double) Math.max(0, now - Math.max(refilledAt, pausedUntil)) / TimeUnit.SECONDS.toNanos(1);
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
