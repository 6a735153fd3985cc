package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campana.bench.rig.Rig;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// W11: what a thousand texts cost a volunteer's machine, in seconds of CPU and in bytes sent to its disks, against the
/// ledger yardstick. Of all processes of a side, until everything was written down.
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
                        new Finding("W11", "CPU of 1,000 texts, ours / ledger", cpu, BAR, seconds(ours, limits)),
                        new Finding("W11", "bytes of 1,000 texts, ours / ledger", written, BAR, bytes(ours, limits))),
                fanOut.verdict(),
                fanOut.ofYardstick(),
                List.of());
    }

    private static String seconds(List<Turn> ours, List<Turn> limits) {
        return String.format(
                Locale.ROOT,
                "ours %.2f s, limit %.2f s",
                FanOut.median(ours, Turn::cpu) / 1000,
                FanOut.median(limits, Turn::cpu) / 1000);
    }

    private static String bytes(List<Turn> ours, List<Turn> limits) {
        return String.format(
                Locale.ROOT,
                "ours %.1f MB, limit %.1f MB",
                FanOut.median(ours, Turn::written) / 1000,
                FanOut.median(limits, Turn::written) / 1000);
    }
}
