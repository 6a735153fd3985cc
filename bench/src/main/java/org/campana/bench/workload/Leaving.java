package org.campana.bench.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Answered;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W6b: while an alert to the large school leaves at a sender's contracted pace, its families text
/// STOP, a thousand a second. Nobody's text begins more than a second after their STOP was answered.
/// Afterwards they text START, and the town is as it was.
final class Leaving {

    private static final int SEGMENTS_A_SECOND = 500;
    private static final int STOPS_A_SECOND = 1_000;
    private static final int MOST = 10_000;
    private static final int TIMES = 5;
    private static final int WARM = 3_000;
    private static final long GRACE_MICROS = Duration.ofSeconds(1).toNanos() / 1000;

    private final Rig rig;
    private final BitSet due;
    private final Spread late = new Spread();
    private final Spread latest = new Spread();
    private final Spread tail = new Spread();
    private final List<Double> spared = new ArrayList<>();
    private Verdict verdict = Outcome.CLEAN;
    private int failed;

    Leaving(Rig rig) {
        this.rig = rig;
        this.due = rig.town().due(Town.LARGE);
    }

    Outcome run(int rounds) throws SQLException {
        rig.carrier("latency 50");
        rig.campana().restartAtPace(SEGMENTS_A_SECOND);
        warmUp();
        for (int round = 0; round < rounds; round++) {
            round(new Random(round));
        }
        rig.campana().restartWithoutPace();
        String shown = String.format(
                Locale.ROOT,
                "%.0f people were spared the alert; %d STOPs not taken at once",
                Percentile.of(spared, 0.5),
                failed);
        return new Outcome(
                List.of(
                        new Finding("W6b", "texts begun a second after a STOP", late, new Bar(0, 0, 0), shown),
                        new Finding("W6b", "the latest text behind its STOP, ms", latest, new Bar(1000, 1000, 100), ""),
                        new Finding("W6b", "p99 of the answer to a STOP, ms", tail, Bar.NONE, "1,000 a second")),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    private void warmUp() {
        List<Integer> people = due.stream().limit(WARM).boxed().toList();
        rig.answering("STOP", people, 0);
        comeBack(people);
    }

    private void round(Random order) {
        List<Integer> people = new ArrayList<>(due.stream().limit(MOST).boxed().toList());
        Collections.shuffle(people, order);
        String alert = rig.written(Town.LARGE, false);
        Spent before = rig.ofCampana();
        rig.campana().desk().approve(alert);
        rig.awaitTexts(1);
        Answered stopped = rig.answering("STOP", people, STOPS_A_SECOND);
        rig.campana().settle();
        double foreign = rig.ofCampana().foreignSince(before);
        judge(rig.arrivals(), stopped, foreign);
        comeBack(people);
    }

    private void judge(Arrivals texts, Answered stopped, double foreign) {
        List<Long> behind = texts.behind(stopped.taken());
        int tooLate = (int) behind.stream().filter(each -> each > GRACE_MICROS).count();
        late.add(tooLate, foreign);
        latest.add(behind.stream().max(Long::compare).orElse(0L) / 1000.0, foreign);
        tail.add(stopped.p99() / 1000.0, foreign);
        failed += stopped.failed();
        spared.add((double) due.cardinality() - texts.count());
        Verdict all = texts.against(due);
        verdict = verdict.plus(new Verdict(0, all.doubled(), all.astray() + tooLate));
    }

    /// Whoever is not heard asks again, as the carrier would for them.
    private void comeBack(List<Integer> people) {
        List<Integer> away = people;
        for (int time = 0; time < TIMES && !away.isEmpty(); time++) {
            Answered back = rig.answering("START", away, 0);
            away = away.stream()
                    .filter(person -> !back.taken().containsKey(person))
                    .toList();
        }
        rig.campana().settle();
        rig.campana().awaitFamilies(Town.LARGE, due.cardinality());
    }
}
