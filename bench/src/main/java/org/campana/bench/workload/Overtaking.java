package org.campana.bench.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Micros;
import org.campana.bench.rig.Patience;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W4: a drill to the large school is under way at a sender's contracted pace, and a real alert to another school is
/// released. What is judged is the real alert's last text, against the time its texts would take at the drill's pace if
/// they were alone.
final class Overtaking {

    private static final int SEGMENTS_A_SECOND = 300;
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);

    private final Rig rig;
    private final BitSet real;
    private final Spread last = new Spread();
    private final Spread between = new Spread();
    private Verdict verdict = Outcome.CLEAN;
    private double rate;

    Overtaking(Rig rig) {
        this.rig = rig;
        this.real = rig.town().due(Town.MEDIUM);
    }

    Outcome run(int rounds) throws SQLException {
        Outcome outcome = atPace(rounds);
        rig.campana().restartWithoutPace();
        return outcome;
    }

    /// Leaves Campana at the drill's pace, where nothing is measured after it.
    Outcome atPace(int rounds) throws SQLException {
        rig.carrier("latency 50");
        rig.campana().restartAtPace(SEGMENTS_A_SECOND);
        for (int round = 0; round < rounds; round++) {
            round();
        }
        String shown = String.format(Locale.ROOT, "%d real texts, the drill left at %.0f/s", real.cardinality(), rate);
        return new Outcome(
                List.of(
                        new Finding("W4", "last real text / alone at that pace", last, new Bar(3, 1.5, 1.1), shown),
                        new Finding(
                                "W4",
                                "drill texts between first and last real one / real ones",
                                between,
                                new Bar((double) Rig.IN_FLIGHT / real.cardinality(), 0.1, 0),
                                "")),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    private void round() {
        String alert = rig.written(Town.MEDIUM, false);
        String drill = rig.written(Town.LARGE, true);
        Spent before = rig.ofCampana();
        rig.campana().desk().approve(drill);
        rig.awaitTexts(1);
        long begun = Micros.now();
        Patience.until(
                UNDER_WAY.multipliedBy(2),
                "the drill is under way",
                () -> Micros.now() - begun > UNDER_WAY.toMillis() * 1000);
        long approved = rig.campana().desk().approve(alert);
        Patience.until(Duration.ofMinutes(2), "the real texts have left", () -> real().count() >= real.cardinality());
        rig.campana().desk().stop(drill);
        rig.campana().settle();
        double foreign = rig.ofCampana().foreignSince(before);
        judge(begun, approved, foreign);
    }

    private Arrivals real() {
        return rig.arrivals().of(real::get);
    }

    private void judge(long begun, long approved, double foreign) {
        Arrivals drilled = rig.arrivals().of(person -> !real.get(person));
        rate = (drilled.since(begun).count() - drilled.since(approved).count()) * 1e6 / (approved - begun);
        Arrivals texts = real();
        last.add((texts.last() - approved) / 1e6 / (real.cardinality() / rate), foreign);
        int meanwhile = drilled.since(texts.first()).count()
                - drilled.since(texts.last()).count();
        between.add((double) meanwhile / real.cardinality(), foreign);
        Verdict drill = drilled.against(rig.town().due(Town.LARGE));
        verdict = verdict.plus(texts.against(real)).plus(new Verdict(0, drill.doubled(), drill.astray()));
    }
}
