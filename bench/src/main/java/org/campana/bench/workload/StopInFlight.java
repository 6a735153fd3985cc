package org.campana.bench.workload;

import java.util.List;
import java.util.Locale;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W5: somebody stops an alert when a fifth of its texts have left.
final class StopInFlight {

    private final Rig rig;
    private final Spread begun = new Spread();
    private final Spread last = new Spread();
    private Verdict verdict = Outcome.CLEAN;

    StopInFlight(Rig rig) {
        this.rig = rig;
    }

    Outcome run(int rounds) {
        rig.carrier("latency 50");
        for (int round = 0; round < rounds; round++) {
            round();
        }
        return new Outcome(
                List.of(
                        new Finding(
                                "W5",
                                "requests begun after the stop / in flight at most",
                                begun,
                                new Bar(1, 1, 0),
                                String.format(Locale.ROOT, "in flight %d", Rig.IN_FLIGHT)),
                        new Finding(
                                "W5",
                                "last request after the stop, ms",
                                last,
                                new Bar(1000, 300, 100),
                                "from the answer")),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    private void round() {
        int due = rig.town().due(Town.LARGE).cardinality();
        String alert = rig.written(Town.LARGE, false);
        Spent before = rig.ofCampana();
        rig.campana().desk().approve(alert);
        rig.awaitTexts(due / 5);
        long stopped = rig.campana().desk().stop(alert);
        rig.campana().settle();
        double foreign = rig.ofCampana().foreignSince(before);
        Arrivals all = rig.arrivals();
        if (all.count() >= due) {
            throw new TooLate();
        }
        Arrivals late = all.since(stopped);
        begun.add((double) late.count() / Rig.IN_FLIGHT, foreign);
        last.add(late.count() == 0 ? 0 : (late.last() - stopped) / 1000.0, foreign);
        Verdict texts = all.against(rig.town().due(Town.LARGE));
        verdict = verdict.plus(new Verdict(0, texts.doubled(), texts.astray()));
    }

    /// There was nothing left to stop.
    static final class TooLate extends IllegalStateException {

        private static final long serialVersionUID = 1;

        TooLate() {
            super("All texts had left before the stop: measure W5 with more --recipients");
        }
    }
}
