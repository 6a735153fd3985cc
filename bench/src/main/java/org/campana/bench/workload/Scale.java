package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campana.bench.rig.Rig;
import org.campana.bench.town.Town;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// W3: one alert to everybody at the large school against one to a tenth of them, ten thousand at most. A text costs
/// the same in both, and however many there are, the process holds no more while half of them are told.
final class Scale {

    private static final Bar SAME = new Bar(1.3, 1.15, 1.0);
    private static final Bar FLAT = new Bar(64, 32, 8);

    private final Rig rig;
    private final FanOut few;
    private final FanOut many;
    private final Spread time = new Spread();
    private final Spread cost = new Spread();
    private final Spread heap = new Spread();
    private final Spread resident = new Spread();

    Scale(Rig rig) {
        this.rig = rig;
        this.few = new FanOut(rig, Town.TENTH);
        this.many = new FanOut(rig, Town.LARGE);
    }

    Outcome run(int rounds) {
        rig.carrier("latency 0");
        // So that what was compiled and cached is for both.
        few.campana();
        many.campana();
        List<Turn> ofFew = new ArrayList<>();
        List<Turn> ofMany = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Turn of = few.campana();
            double before = rig.campana().residentMegabytes();
            Turn to = many.campana();
            ofFew.add(of);
            ofMany.add(to);
            double foreign = Math.max(of.foreign(), to.foreign());
            time.add(of.rate() / to.rate(), foreign);
            cost.add(to.cpu() / of.cpu(), foreign);
            resident.add(rig.campana().residentMegabytes() - before, foreign);
        }
        // Apart from the others: to look is to collect all garbage, which takes its time.
        for (int round = 0; round < rounds; round++) {
            heap.add(liveHalfway(Town.LARGE, many.due()) - liveHalfway(Town.TENTH, few.due()), 0);
        }
        String sizes = String.format(Locale.ROOT, "%,d people and %,d", many.due(), few.due());
        return new Outcome(
                List.of(
                        new Finding(
                                "W3",
                                "time a text, many / few",
                                time,
                                SAME,
                                sizes + Percentile.medians(", %,.0f/s and %,.0f/s", ofMany, ofFew, Turn::rate)),
                        new Finding(
                                "W3",
                                "CPU a text, many / few",
                                cost,
                                SAME,
                                sizes + Percentile.medians(", %,.0f us and %,.0f us", ofMany, ofFew, Turn::cpu)),
                        new Finding("W3", "live heap halfway, many - few, MB", heap, FLAT, sizes),
                        new Finding("W3", "growth of what the process holds, MB", resident, Bar.NONE, sizes)),
                few.verdict().plus(many.verdict()),
                Outcome.CLEAN,
                List.of());
    }

    private double liveHalfway(String school, int due) {
        String alert = rig.written(school, false);
        rig.campana().desk().approve(alert);
        rig.awaitTexts(due / 2);
        double live = rig.campana().liveMegabytes();
        rig.awaitTexts(due);
        rig.campana().settle();
        return live;
    }
}
