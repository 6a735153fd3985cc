package org.campana.bench.workload;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W4c: a carrier that takes as many segments a second as the sender's contract says, refuses more, and
/// answers one request in a hundred with an error. Judged are how full the line was until everybody's
/// text had been asked for once, and how often more was asked than the contract says. Whose request
/// came to an error is in doubt, waited for, and texted once more.
final class Contract {

    private static final int SEGMENTS_A_SECOND = 500;
    private static final int ERROR_ONE_IN = 100;

    private final Rig rig;
    private final BitSet due;
    private final Spread full = new Spread();
    private final Spread refused = new Spread();
    private Verdict verdict = Outcome.CLEAN;
    private String shown = "";

    Contract(Rig rig) {
        this.rig = rig;
        this.due = rig.town().due(Town.LARGE);
    }

    Outcome run(int rounds) throws SQLException {
        rig.carrier("latency 50");
        rig.campana().restartAtPace(SEGMENTS_A_SECOND);
        for (int round = 0; round < rounds; round++) {
            round();
        }
        rig.campana().restartWithoutPace();
        return new Outcome(
                List.of(
                        new Finding(
                                "W4c",
                                "segments asked for / segments the contract has in that time",
                                full,
                                new Bar(0.9, 0.97, 0.99),
                                shown),
                        new Finding("W4c", "refused for speed, of 1,000 texts", refused, new Bar(20, 5, 0), "")),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    private void round() {
        String alert = rig.written(Town.LARGE, false);
        rig.carrier("mps " + SEGMENTS_A_SECOND);
        rig.carrier("errors " + ERROR_ONE_IN);
        Spent before = rig.ofCampana();
        long approved = rig.campana().desk().approve(alert);
        rig.awaitTexts(due.cardinality() * (ERROR_ONE_IN - 2) / ERROR_ONE_IN);
        // The second request of whoever is in doubt may not come to an error too: then nobody would ask a third time.
        rig.carrier("errors 0");
        rig.awaitTexts(due.cardinality());
        rig.campana().settle();
        double foreign = rig.ofCampana().foreignSince(before);
        int tooFast = Integer.parseInt(rig.carrier("refused"));
        rig.carrier("mps 0");
        Arrivals texts = rig.arrivals();
        Arrivals errors = rig.errors();
        long segments = rig.campana().segments(alert);
        double seconds = (texts.and(errors).firstOfEach().last() - approved) / 1e6;
        full.add(segments / seconds / SEGMENTS_A_SECOND, foreign);
        refused.add(1000.0 * tooFast / due.cardinality(), foreign);
        verdict = verdict.plus(texts.against(due));
        shown = String.format(
                Locale.ROOT,
                "%,d texts, %,d segments in %.1f s; %d came to an error, the last was there after %.0f s",
                due.cardinality(),
                segments,
                seconds,
                errors.count(),
                (texts.last() - approved) / 1e6);
    }
}
