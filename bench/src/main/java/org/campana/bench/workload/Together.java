package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Micros;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// W4b: the families of the large school are told by a hundred alerts that are approved at once, each to a hundredth
/// of them, and before that by one to all. Nobody's alert waits for all the others to end, and together they leave as
/// fast as the one.
final class Together {

    private final Rig rig;
    private final FanOut one;
    private final List<String> schools = Town.parts();
    private final Spread last = new Spread();
    private final Spread rate = new Spread();
    private final List<Double> ends = new ArrayList<>();
    private Verdict verdict = Outcome.CLEAN;

    Together(Rig rig) {
        this.rig = rig;
        this.one = new FanOut(rig);
    }

    Outcome run(int rounds) {
        rig.carrier("latency 0");
        one.campana();
        for (int round = 0; round < rounds; round++) {
            round();
        }
        String shown = String.format(
                Locale.ROOT,
                "%d alerts to %d people; the last ends after %.1f s",
                schools.size(),
                one.due(),
                Percentile.of(ends, 0.5));
        return new Outcome(
                List.of(
                        new Finding("W4b", "last alert's end / median end", last, new Bar(2, 1.5, 1.2), shown),
                        new Finding(
                                "W4b",
                                "rate, all of them / one to all",
                                rate,
                                new Bar(0.7, 0.85, 0.95),
                                "texts a second")),
                verdict.plus(one.verdict()),
                Outcome.CLEAN,
                List.of());
    }

    private void round() {
        Turn alone = one.campana();
        List<String> alerts = written();
        Spent before = rig.ofCampana();
        long begun = Micros.now();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            alerts.forEach(alert -> people.execute(() -> rig.campana().desk().approve(alert)));
        }
        rig.awaitTexts(one.due());
        rig.campana().settle();
        double foreign = Math.max(alone.foreign(), rig.ofCampana().foreignSince(before));
        Arrivals arrivals = rig.arrivals();
        verdict = verdict.plus(arrivals.against(rig.town().due(Town.LARGE)));
        List<Double> seconds = schools.stream()
                .map(school -> arrivals.of(rig.town().due(school)::get))
                .filter(texts -> texts.count() > 0)
                .map(texts -> (texts.last() - begun) / 1e6)
                .toList();
        double end = Percentile.of(seconds, 1);
        ends.add(end);
        last.add(end / Percentile.of(seconds, 0.5), foreign);
        rate.add(one.due() / end / alone.rate(), foreign);
    }

    private List<String> written() {
        rig.carrier("forget");
        List<String> alerts = schools.stream()
                .map(school -> rig.campana().desk().write(school, false))
                .toList();
        // Each confirmation tells the one of the staff.
        rig.awaitTexts(alerts.size());
        rig.campana().settle();
        rig.carrier("forget");
        return alerts;
    }
}
