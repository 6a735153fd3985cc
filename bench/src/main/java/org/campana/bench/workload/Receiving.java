package org.campana.bench.workload;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.campana.bench.rig.Patience;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W6: the carrier says of each text of an alert that it was sent and that it was delivered, one in a hundred beside
/// that forged: of one alert as fast as 64 connections go, of another 2,000 a second whatever comes back.
final class Receiving {

    private static final int OPEN = 2_000;

    private final Rig rig;
    private final Spread cost = new Spread();
    private final Spread rate = new Spread();
    private final Spread tail = new Spread();
    private int failed;

    Receiving(Rig rig) {
        this.rig = rig;
    }

    Outcome run(int rounds) {
        rig.carrier("latency 0");
        told(0);
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            Told flood = told(0);
            double foreign = rig.ofCampana().foreignSince(before);
            cost.add(flood.cpu(), foreign);
            rate.add(flood.calls() * 1e6 / flood.took(), foreign);
            before = rig.ofCampana();
            Told steady = told(OPEN);
            tail.add(steady.p99() / 1000.0, rig.ofCampana().foreignSince(before));
        }
        String wrong = String.format(Locale.ROOT, "%d not taken; no forged one was", failed);
        return new Outcome(
                List.of(
                        new Finding("W6", "CPU a receipt, us", cost, Bar.NONE, "all it leads to, database included"),
                        new Finding("W6", "receipts a second, 64 connections", rate, Bar.NONE, wrong),
                        new Finding(
                                "W6",
                                "p99 of the answer at 2,000 a second, ms",
                                tail,
                                new Bar(200, 50, 15),
                                "from when it was due")),
                Outcome.CLEAN,
                Outcome.CLEAN,
                List.of());
    }

    private Told told(int aSecond) {
        int due = rig.town().due(Town.LARGE).cardinality();
        String alert = rig.written(Town.LARGE, false);
        rig.rememberReceipts();
        rig.campana().desk().approve(alert);
        rig.awaitTexts(due);
        rig.campana().settle();
        Spent before = rig.ofCampana();
        long[] said = Arrays.stream(rig.carrier("receipts " + aSecond).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        // Who could not be told of stays unknown; the carrier would try again for a while.
        Patience.until(
                Duration.ofMinutes(2),
                "every text of which it was told is known as delivered",
                () -> rig.campana().undelivered(alert) <= said[1]);
        rig.campana().settle();
        double cpu = rig.ofCampana().microsSince(before) / said[0];
        if (said[2] > 0) {
            throw new IllegalStateException(said[2] + " forged receipts were taken");
        }
        failed += (int) said[1];
        return new Told(said[0], said[3], said[4], cpu);
    }

    /// @param took microseconds for all
    /// @param p99 microseconds from when one was due until it was answered
    /// @param cpu microseconds each, until everything was written down
    private record Told(long calls, long took, long p99, double cpu) {}
}
