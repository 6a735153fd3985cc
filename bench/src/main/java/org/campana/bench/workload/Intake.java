package org.campana.bench.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W10: a thousand reports a second for half a minute, each begun at its time whatever became of those before; then
/// sixty-four people who report again and again as soon as they are answered. What was answered with success is kept.
final class Intake {

    private static final int OPEN = 1_000;
    private static final int OPEN_REPORTS = 30_000;
    private static final int PEOPLE = 64;
    private static final int EACH = 150;

    private final Rig rig;
    private final Spread tail = new Spread();
    private final Spread rate = new Spread();
    private final Spread cost = new Spread();
    private int refused;
    private long lost;

    Intake(Rig rig) {
        this.rig = rig;
    }

    Outcome run(int rounds) {
        closed();
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            List<Answer> open = open();
            tail.add(
                    Percentile.of(open.stream().map(Answer::millis).toList(), 0.99),
                    rig.ofCampana().foreignSince(before));
            before = rig.ofCampana();
            long begun = System.nanoTime();
            int taken = closed();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Spent after = rig.ofCampana();
            rate.add(taken / seconds, after.foreignSince(before));
            cost.add(after.microsSince(before) / taken, after.foreignSince(before));
        }
        String said = String.format(Locale.ROOT, "%,d not taken; %,d of the taken were lost", refused, lost);
        return new Outcome(
                List.of(
                        new Finding(
                                "W10",
                                "p99 of the answer at 1,000 reports a second, ms",
                                tail,
                                new Bar(500, 250, 60),
                                "from when it was due; " + said),
                        new Finding("W10", "reports a second, 64 people", rate, Bar.NONE, "each as soon as answered"),
                        new Finding("W10", "CPU a report, us", cost, Bar.NONE, "database included")),
                new Verdict(Math.toIntExact(lost), 0, 0),
                Outcome.CLEAN,
                List.of());
    }

    private List<Answer> open() {
        long kept = rig.campana().reports();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService street = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = new ArrayList<>();
            long begun = System.nanoTime();
            for (int each = 0; each < OPEN_REPORTS; each++) {
                long due = begun + each * Duration.ofSeconds(1).toNanos() / OPEN;
                LockSupport.parkNanos(due - System.nanoTime());
                asked.add(street.submit(() -> report(due)));
            }
            asked.forEach(each -> answers.add(done(each)));
        }
        count(answers, kept);
        return answers;
    }

    private int closed() {
        long kept = rig.campana().reports();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService street = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> people = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                people.add(street.submit(() -> {
                    List<Answer> own = new ArrayList<>();
                    for (int each = 0; each < EACH; each++) {
                        own.add(report(System.nanoTime()));
                    }
                    return own;
                }));
            }
            people.forEach(each -> answers.addAll(done(each)));
        }
        return count(answers, kept);
    }

    private static <T> T done(Future<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private Answer report(long due) {
        boolean taken = rig.campana().desk().report(Town.LARGE) / 100 == 2;
        return new Answer(taken, (System.nanoTime() - due) / 1e6);
    }

    private int count(List<Answer> answers, long before) {
        int taken = (int) answers.stream().filter(Answer::taken).count();
        refused += answers.size() - taken;
        lost += Math.max(0, taken - (rig.campana().reports() - before));
        return taken;
    }

    /// @param taken whether it was answered with success
    /// @param millis from when it was due until its answer
    private record Answer(boolean taken, double millis) {}
}
