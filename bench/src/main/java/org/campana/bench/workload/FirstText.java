package org.campana.bench.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W1: alerts to small schools, five a second whatever comes back. Campana's are reported, confirmed and
/// written beforehand; what is measured begins when the approval is answered. W1c: the first alert after a
/// start, which was written before it.
final class FirstText {

    private static final int ALERTS = 60;
    private static final Duration APART = Duration.ofMillis(200);
    private static final Bar BAR = new Bar(8, 5, 2);
    private static final Bar COLD = new Bar(Double.POSITIVE_INFINITY, 20, 5);

    private final Rig rig;
    private final int alerts;
    private final Spread median = new Spread();
    private final Spread tail = new Spread();
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private Verdict verdict = Outcome.CLEAN;
    private Verdict yardstick = Outcome.CLEAN;

    FirstText(Rig rig) {
        this(rig, ALERTS);
    }

    /// With so many alerts a turn.
    FirstText(Rig rig, int alerts) {
        this.rig = rig;
        this.alerts = alerts;
    }

    Outcome run(int rounds) {
        rig.carrier("latency 0");
        bareRound();
        ourRound();
        verdict = Outcome.CLEAN;
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            List<Double> limit = bareRound();
            List<Double> now = ourRound();
            double foreign = rig.ofCampana().foreignSince(before);
            median.add(Percentile.of(now, 0.5) / Percentile.of(limit, 0.5), foreign);
            tail.add(Percentile.of(now, 0.99) / Percentile.of(limit, 0.99), foreign);
            ours.addAll(now);
            bare.addAll(limit);
        }
        return new Outcome(
                List.of(
                        new Finding("W1", "first text p50, ours / bare", median, BAR, shown(0.5)),
                        new Finding("W1", "first text p99, ours / bare", tail, BAR, shown(0.99))),
                verdict,
                yardstick,
                List.of());
    }

    /// W1c.
    Outcome cold(int rounds) throws SQLException {
        rig.carrier("latency 0");
        ourRound();
        double warm = Percentile.of(ourRound(), 0.5);
        Spread first = new Spread();
        List<Double> times = new ArrayList<>();
        String school = Town.smallSchools().getFirst();
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            String alert = rig.written(school, false);
            rig.campana().restart(Map.of());
            double millis = measured(List.of(school), n -> rig.campana().desk().approve(alert))
                    .getFirst();
            rig.campana().settle();
            verdict = verdict.plus(rig.arrivals().against(due(school)));
            times.add(millis);
            first.add(millis / warm, rig.ofCampana().foreignSince(before));
        }
        String shown = String.format(Locale.ROOT, "first %.0f ms, warm p50 %.1f ms", Percentile.of(times, 0.5), warm);
        return new Outcome(
                List.of(new Finding(
                        "W1c", "first text of the first alert after a start / warm p50", first, COLD, shown)),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    private String shown(double part) {
        return String.format(
                Locale.ROOT, "ours %.1f ms, bare %.1f ms", Percentile.of(ours, part), Percentile.of(bare, part));
    }

    private List<Double> bareRound() {
        List<String> schools = schools();
        rig.carrier("forget");
        List<Double> times = measured(schools, n -> rig.yardstick("bare " + schools.get(n)));
        rig.yardstick("settle");
        yardstick = yardstick.plus(judged(schools));
        return times;
    }

    private List<Double> ourRound() {
        List<String> schools = schools();
        rig.carrier("forget");
        List<String> written = schools.stream()
                .map(school -> rig.campana().desk().write(school, false))
                .toList();
        // Each confirmation tells the one of the staff.
        rig.awaitTexts(alerts);
        rig.campana().settle();
        rig.carrier("forget");
        List<Double> times = measured(schools, n -> rig.campana().desk().approve(written.get(n)));
        rig.campana().settle();
        verdict = verdict.plus(judged(schools));
        return times;
    }

    private List<String> schools() {
        List<String> small = Town.smallSchools();
        List<String> schools = new ArrayList<>();
        for (int each = 0; each < alerts; each++) {
            schools.add(small.get(each % small.size()));
        }
        return schools;
    }

    /// Starts them five a second, and waits for all of their texts.
    ///
    /// @param start begins one and says from when its time counts
    /// @return milliseconds to the first text of each
    private List<Double> measured(List<String> schools, ToLongFunction<Integer> start) {
        ConcurrentHashMap<Integer, Long> begun = new ConcurrentHashMap<>();
        long first = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < schools.size(); each++) {
                int alert = each;
                LockSupport.parkNanos(first + each * APART.toNanos() - System.nanoTime());
                people.execute(() -> begun.put(alert, start.applyAsLong(alert)));
            }
        }
        int due = schools.stream().mapToInt(each -> due(each).cardinality()).sum();
        rig.awaitTexts(due);
        Arrivals arrivals = rig.arrivals();
        List<Double> millis = new ArrayList<>();
        begun.forEach((alert, at) -> {
            BitSet people = due(schools.get(alert));
            // A request may even be quicker than the answer; its neighbour's was four seconds ago.
            Arrivals own =
                    arrivals.of(people::get).since(at - Duration.ofSeconds(1).toMillis() * 1000);
            millis.add((own.first() - at) / 1000.0);
        });
        return millis;
    }

    private BitSet due(String school) {
        return rig.town().due(school);
    }

    /// Every alert to a school is one text to each of its people.
    private Verdict judged(List<String> schools) {
        Arrivals arrivals = rig.arrivals();
        Verdict sum = Outcome.CLEAN;
        for (String school : Town.smallSchools()) {
            BitSet people = due(school);
            int alerts = (int) schools.stream().filter(school::equals).count();
            sum = sum.plus(arrivals.of(people::get).against(people, alerts));
        }
        int all = schools.stream().mapToInt(each -> due(each).cardinality()).sum();
        return sum.plus(new Verdict(0, 0, Math.max(0, arrivals.count() - all)));
    }
}
