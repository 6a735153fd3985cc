package org.campana.bench.rig;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Processes that are no part of the rig and came for one turn.
public record Guests(List<Long> processes) {

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    public Guests {
        processes = List.copyOf(processes);
    }

    /// The most that they ever held in memory, each at its own time.
    public double peakMegabytes() {
        return processes.stream().mapToLong(Machine::peak).sum() / 1048576.0;
    }

    /// Waits until they do nothing any more, as far as the kernel counts it. Gives up after a while: what keeps clocks
    /// of its own never quite rests.
    public void awaitRest() {
        long end = System.nanoTime() + LONGEST.toNanos();
        long before;
        long now = ticks();
        do {
            LockSupport.parkNanos(GLANCE.toNanos());
            before = now;
            now = ticks();
        } while (now > before && System.nanoTime() < end);
    }

    private long ticks() {
        return processes.stream().mapToLong(Machine::ticks).sum();
    }
}
