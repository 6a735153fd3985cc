package org.campana.carrier.carriage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Spaces segments evenly at the sender's rate, as a carrier's queue does. Who asks first goes first.
final class Pacer {

    private final long nanosASegment;
    private final AtomicLong free = new AtomicLong(System.nanoTime());

    /// @param segmentsPerSecond 0 for no limit
    Pacer(int segmentsPerSecond) {
        this.nanosASegment = segmentsPerSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / segmentsPerSecond;
    }

    /// Takes the next free place in the queue.
    ///
    /// @return how long until its turn
    Duration reserve(int segments) {
        if (nanosASegment == 0) {
            return Duration.ZERO;
        }
        long now = System.nanoTime();
        long turn = free.getAndUpdate(next -> Math.max(next - now, 0) + now + segments * nanosASegment);
        return Duration.ofNanos(Math.max(turn - now, 0));
    }
}
