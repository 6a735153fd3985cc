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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.rig.Street;
import org.campana.bench.workload.Finding.Bar;

/// W10: a thousand reports a second for half a minute, each begun at its time whatever became of those before; then
/// sixty-four people at once who report as soon as the one before was answered, to the bare intake and to Campana in
/// turn. What was answered with success is kept.
final class Intake {

    private static final int OPEN = 1_000;
    private static final int OPEN_REPORTS = 30_000;
    private static final int AT_ONCE = 64;
    private static final int EACH = 150;

    private final Rig rig;
    private final Side ours;
    private final Side bare;
    private final Spread tail = new Spread();
    private final Spread rate = new Spread();
    private final Spread cost = new Spread();
    private final List<Closed> own = new ArrayList<>();
    private final List<Closed> limits = new ArrayList<>();

    Intake(Rig rig) {
        this.rig = rig;
        this.ours = new Side(rig.street(), rig.campana()::reports, rig::ofCampana);
        this.bare = new Side(rig.bareStreet(), () -> rig.yardstick("reports"), rig::ofYardstick);
    }

    Outcome run(int rounds) {
        bare.closed();
        ours.closed();
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            double p99 = ours.open();
            tail.add(p99, rig.ofCampana().foreignSince(before));
            Closed limit = bare.closed();
            Closed now = ours.closed();
            double foreign = Math.max(limit.foreign(), now.foreign());
            rate.add(now.rate() / limit.rate(), foreign);
            cost.add(now.cpu() / limit.cpu(), foreign);
            own.add(now);
            limits.add(limit);
        }
        return new Outcome(
                List.of(
                        new Finding(
                                "W10",
                                "p99 of the answer at 1,000 reports a second, ms",
                                tail,
                                new Bar(500, 250, 60),
                                "from when it was due; " + ours.said()),
                        new Finding(
                                "W10",
                                "reports a second, 64 at once, ours / bare intake",
                                rate,
                                new Bar(0.3, 0.6, 0.85),
                                Percentile.medians("ours %,.0f/s, limit %,.0f/s", own, limits, Closed::rate)),
                        new Finding(
                                "W10",
                                "CPU a report, ours / bare intake",
                                cost,
                                Bar.NONE,
                                Percentile.medians("ours %,.0f us, limit %,.0f us", own, limits, Closed::cpu))),
                ours.verdict(),
                bare.verdict(),
                List.of());
    }

    /// One that takes reports, and what became of all it was sent.
    private static final class Side {

        private final Street street;
        private final LongSupplier kept;
        private final Supplier<Spent> spent;
        private int refused;
        private long lost;

        /// @param kept how many reports it has kept until now
        Side(Street street, LongSupplier kept, Supplier<Spent> spent) {
            this.street = street;
            this.kept = kept;
            this.spent = spent;
        }

        /// @return milliseconds from when a report was due until it was answered, for 99 in 100
        double open() {
            long before = kept.getAsLong();
            List<Answer> answers = new ArrayList<>();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> asked = new ArrayList<>();
                long begun = System.nanoTime();
                for (int each = 0; each < OPEN_REPORTS; each++) {
                    long due = begun + each * Duration.ofSeconds(1).toNanos() / OPEN;
                    LockSupport.parkNanos(due - System.nanoTime());
                    asked.add(people.submit(() -> report(due)));
                }
                asked.forEach(each -> answers.add(done(each)));
            }
            count(answers, before);
            return Percentile.of(answers.stream().map(Answer::millis).toList(), 0.99);
        }

        Closed closed() {
            long before = kept.getAsLong();
            Spent until = spent.get();
            long begun = System.nanoTime();
            List<Answer> answers = new ArrayList<>();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Answer>>> asked = new ArrayList<>();
                for (int person = 0; person < AT_ONCE; person++) {
                    asked.add(people.submit(() -> IntStream.range(0, EACH)
                            .mapToObj(each -> report(System.nanoTime()))
                            .toList()));
                }
                asked.forEach(each -> answers.addAll(done(each)));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Spent after = spent.get();
            int taken = count(answers, before);
            return new Closed(taken / seconds, after.microsSince(until) / taken, after.foreignSince(until));
        }

        private Answer report(long due) {
            boolean taken = street.report() / 100 == 2;
            return new Answer(taken, (System.nanoTime() - due) / 1e6);
        }

        private int count(List<Answer> answers, long before) {
            int taken = (int) answers.stream().filter(Answer::taken).count();
            refused += answers.size() - taken;
            lost += Math.max(0, taken - (kept.getAsLong() - before));
            return taken;
        }

        String said() {
            return String.format(Locale.ROOT, "%,d not taken; %,d of the taken were lost", refused, lost);
        }

        Verdict verdict() {
            return new Verdict(Math.toIntExact(lost), 0, 0);
        }
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

    /// @param taken whether it was answered with success
    /// @param millis from when it was due until its answer
    private record Answer(boolean taken, double millis) {}

    /// @param rate reports a second
    /// @param cpu microseconds of a report, of all processes of that side
    /// @param foreign part of the machine that others used, 0 to 1
    private record Closed(double rate, double cpu, double foreign) {}
}
