package org.campana.bench.workload;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// W8: one alert to the large school by one, two and four notifiers, each held to the same pace, which
/// four of them can keep on this machine. Each adds its own; what one takes no other takes.
final class Several {

    /// With a carrier of 50 ms, two cores send some thousands.
    private static final int SEGMENTS_A_SECOND = 250;
    private static final int[] NOTIFIERS = {2, 4};
    private static final Bar BAR = new Bar(0.85, 0.95, 0.99);

    private final Rig rig;
    private final FanOut fanOut;
    private Verdict verdict = Outcome.CLEAN;

    Several(Rig rig) {
        this.rig = rig;
        this.fanOut = new FanOut(rig, Town.LARGE);
    }

    Outcome run(int rounds) throws SQLException {
        rig.carrier("latency 50");
        rig.campana().restartAtPace(SEGMENTS_A_SECOND);
        List<Double> alone = rates(rounds);
        List<Finding> findings = new ArrayList<>();
        for (int count : NOTIFIERS) {
            rig.campana().notifiers(count);
            // Those that have just started run code that is not compiled yet.
            rate();
            Spread rate = new Spread();
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Spent before = rig.ofCampana();
                double now = rate();
                rates.add(now);
                rate.add(now / count / alone.get(round), rig.ofCampana().foreignSince(before));
            }
            findings.add(new Finding(
                    "W8",
                    "rate a notifier, " + count + " of them / one alone",
                    rate,
                    BAR,
                    String.format(
                            Locale.ROOT,
                            "%,.0f texts a second in all, one alone %,.0f",
                            Percentile.of(rates, 0.5),
                            Percentile.of(alone, 0.5))));
        }
        rig.campana().restartWithoutPace();
        return new Outcome(findings, verdict, Outcome.CLEAN, List.of());
    }

    private List<Double> rates(int rounds) {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            rates.add(rate());
        }
        return rates;
    }

    private double rate() {
        Turn turn = fanOut.campana();
        verdict = fanOut.verdict();
        return turn.rate();
    }
}
