package org.campana.bench.rig;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The machine's clock, which all processes of a run share.
public final class Micros {

    private static final Clock MACHINE = Clock.systemUTC();

    private Micros() {}

    /// Microseconds since 1970.
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, MACHINE.instant());
    }
}
