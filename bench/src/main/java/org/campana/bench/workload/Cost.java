package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.campana.bench.rig.Rig;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// W11: what a thousand texts cost a volunteer's machine, in seconds of CPU and in bytes written down,
/// against the ledger yardstick. Of all processes of a side, until everything was written down.
final class Cost {

    private static final Bar BAR = new Bar(2.5, 1.5, 1.15);

    private final Rig rig;
    private final FanOut fanOut;

    Cost(Rig rig) {
        this.rig = rig;
        this.fanOut = new FanOut(rig);
    }

    Outcome run(int rounds) {
        fanOut.warmUp();
        rig.carrier("latency 0");
        Spread cpu = new Spread();
        Spread written = new Spread();
        List<Turn> ours = new ArrayList<>();
        List<Turn> limits = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Turn limit = fanOut.ledger();
            Turn own = fanOut.campana();
            double foreign = Math.max(limit.foreign(), own.foreign());
            cpu.add(own.cpu() / limit.cpu(), foreign);
            written.add(own.written() / limit.written(), foreign);
            ours.add(own);
            limits.add(limit);
        }
        return new Outcome(
                List.of(
                        new Finding(
                                "W11",
                                "CPU of 1,000 texts, ours / ledger",
                                cpu,
                                BAR,
                                of("ms", ours, limits, Turn::cpu)),
                        new Finding(
                                "W11",
                                "bytes of 1,000 texts, ours / ledger",
                                written,
                                BAR,
                                of("KB", ours, limits, Turn::written))),
                fanOut.verdict(),
                fanOut.ofYardstick(),
                List.of());
    }

    /// A microsecond or a byte a text is a millisecond or a kilobyte of a thousand.
    private static String of(String unit, List<Turn> ours, List<Turn> limits, ToDoubleFunction<Turn> figure) {
        return Percentile.medians("ours %,.0f " + unit + ", limit %,.0f " + unit, ours, limits, figure);
    }
}
