package org.campana.standalone.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.campana.events.Audience;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;

/// The families of Lincoln School, as far as Campana knows them. Right after a first start they are still
/// being entered, and on a slow machine an alert would be for some of them or for nobody.
final class Families {

    private static final Duration UNCHANGED = Duration.ofSeconds(1);

    private final DemoClient releaser;
    private final Clock clock;

    Families(DemoClient releaser, Clock clock) {
        this.releaser = releaser;
        this.clock = clock;
    }

    /// Waits until they are all there: until their number has not changed for a second. Nobody but the forecast
    /// says how many of them can be told.
    ///
    /// @throws CannotGoOn when that takes longer
    void await(Duration patience) {
        Instant deadline = clock.instant().plus(patience);
        Instant since = clock.instant();
        int known = 0;
        while (clock.instant().isBefore(deadline)) {
            int now = known();
            if (now == 0 || now != known) {
                known = now;
                since = clock.instant();
            } else if (since.plus(UNCHANGED).isBefore(clock.instant())) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new CannotGoOn(
                ExitCode.PROMISE_BROKEN,
                "the families of " + ValleVerde.LINCOLN + " were not known within " + patience.toSeconds() + " s.",
                "read the log for what the dispatcher waits for, and run this again.");
    }

    /// How many of them would be told of something now; 0 while nobody can say.
    private int known() {
        return releaser.ask(
                        "/api/v1/forecasts",
                        Map.of(
                                "schoolId",
                                ValleVerde.LINCOLN.value(),
                                "audience",
                                Audience.FAMILIES.name(),
                                "wording",
                                "agents-near-school",
                                "drill",
                                false,
                                "action",
                                "NOT_STATED",
                                "observedAt",
                                clock.instant().toString()))
                .path("recipients")
                .asInt(0);
    }
}
