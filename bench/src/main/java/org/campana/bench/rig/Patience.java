package org.campana.bench.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must come.
public final class Patience {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private Patience() {}

    /// Looks twenty times a second; fails with the name of what did not come.
    public static void until(Duration longest, String what, BooleanSupplier come) {
        long end = System.nanoTime() + longest.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + longest.toSeconds() + " s in vain until: " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
