package org.campana.bench.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.campana.bench.rig.Patience;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W6: the carrier says of each text of an alert that it was sent and that it was delivered, one in a hundred beside
/// that forged: of one alert as fast as 64 connections go, to the bare receipts and to Campana in turn, and of another
/// of Campana's 2,000 a second whatever comes back.
final class Receiving {

    private static final int OPEN = 2_000;

    private final Rig rig;
    private final int due;
    private final Spread cost = new Spread();
    private final Spread rate = new Spread();
    private final Spread tail = new Spread();
    private final List<Told> ours = new ArrayList<>();
    private final List<Told> limits = new ArrayList<>();
    private int failed;

    Receiving(Rig rig) {
        this.rig = rig;
        this.due = rig.town().due(Town.LARGE).cardinality();
    }

    Outcome run(int rounds) {
        rig.carrier("latency 0");
        rig.yardstick("door");
        bare();
        campana(0);
        for (int round = 0; round < rounds; round++) {
            Told limit = bare();
            Told flood = campana(0);
            double foreign = Math.max(limit.foreign(), flood.foreign());
            cost.add(flood.cpu() / limit.cpu(), foreign);
            rate.add(flood.rate() / limit.rate(), foreign);
            ours.add(flood);
            limits.add(limit);
            Told steady = campana(OPEN);
            tail.add(steady.p99() / 1000.0, steady.foreign());
        }
        return new Outcome(
                List.of(
                        new Finding(
                                "W6",
                                "CPU a receipt, ours / bare receipts",
                                cost,
                                new Bar(5, 3, 1.5),
                                Percentile.medians("ours %,.0f us, limit %,.0f us", ours, limits, Told::cpu)),
                        new Finding(
                                "W6",
                                "receipts a second, 64 connections, ours / bare receipts",
                                rate,
                                Bar.NONE,
                                Percentile.medians("ours %,.0f/s, limit %,.0f/s", ours, limits, Told::rate)),
                        new Finding(
                                "W6",
                                "p99 of the answer at 2,000 a second, ms",
                                tail,
                                new Bar(200, 50, 15),
                                String.format(
                                        Locale.ROOT, "from when it was due; %d not taken; no forged one was", failed))),
                Outcome.CLEAN,
                Outcome.CLEAN,
                List.of());
    }

    private Told bare() {
        rig.carrier("forget");
        rig.rememberReceipts();
        long before = rig.yardstick("delivered");
        rig.yardstick("ledger " + Town.LARGE);
        rig.awaitTexts(due);
        rig.yardstick("settle");
        Told told = told(0, rig::ofYardstick, said -> rig.yardstick("settle"));
        if (told.failed() > 0 || rig.yardstick("delivered") - before != due) {
            throw new IllegalStateException("The yardstick has lost receipts");
        }
        return told;
    }

    private Told campana(int aSecond) {
        String alert = rig.written(Town.LARGE, false);
        rig.rememberReceipts();
        rig.campana().desk().approve(alert);
        rig.awaitTexts(due);
        rig.campana().settle();
        Told told = told(aSecond, rig::ofCampana, untold -> {
            // Who could not be told of stays unknown; the carrier would try again for a while.
            Patience.until(
                    Duration.ofMinutes(2),
                    "every text of which it was told is known as delivered",
                    () -> rig.campana().undelivered(alert) <= untold);
            rig.campana().settle();
        });
        failed += (int) told.failed();
        return told;
    }

    /// @param settle waits until all is written down, given how many were not taken
    private Told told(int aSecond, Supplier<Spent> spent, LongConsumer settle) {
        Spent before = spent.get();
        long[] said = Arrays.stream(rig.carrier("receipts " + aSecond).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        settle.accept(said[1]);
        if (said[2] > 0) {
            throw new IllegalStateException(said[2] + " forged receipts were taken");
        }
        Spent after = spent.get();
        return new Told(
                said[1],
                said[0] * 1e6 / said[3],
                said[4],
                after.microsSince(before) / said[0],
                after.foreignSince(before));
    }

    /// @param failed true ones that were not taken
    /// @param rate receipts a second
    /// @param p99 microseconds from when one was due until it was answered
    /// @param cpu microseconds each, until everything was written down
    /// @param foreign part of the machine that others used, 0 to 1
    private record Told(long failed, double rate, long p99, double cpu, double foreign) {}
}
