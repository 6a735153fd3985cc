package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.peer.Installed;
import org.campana.bench.rig.Counts;
import org.campana.bench.rig.Micros;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W2: one alert to everybody at the large school, with a carrier that answers at once and one that takes
/// 50 ms. The yardsticks, Campana and other people's gateways take turns, as far as those are installed.
final class FanOut {

    private static final int[] LATENCIES = {0, 50};
    private static final Bar RATE = new Bar(0.5, 0.7, 0.9);
    private static final Bar CPU = new Bar(2.0, 1.4, 1.15);

    private final Rig rig;
    private final String school;
    private final BitSet due;
    private Verdict verdict = Outcome.CLEAN;
    private Verdict yardstick = Outcome.CLEAN;
    private Counts counted = Counts.NONE;
    private double seconds;

    /// Measures on this rig, at the large school.
    FanOut(Rig rig) {
        this(rig, Town.LARGE);
    }

    FanOut(Rig rig, String school) {
        this.rig = rig;
        this.school = school;
        this.due = rig.town().due(school);
    }

    Outcome run(int rounds) {
        warmUp();
        PeerTurns peers = new PeerTurns(rig, this, due, Installed.here());
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int latency : LATENCIES) {
            rig.carrier("latency " + latency);
            PeerRounds beside = new PeerRounds();
            String at = ", carrier " + latency + " ms";
            findings.addAll(atLatency(at, rounds, peers, beside));
            findings.addAll(beside.findings(at));
            beside.notes(at).forEach(notes::add);
            notes.add("W2   carrier " + latency + " ms, per 1,000 texts: "
                    + Counters.of(counted, rounds * due.cardinality()));
        }
        notes.addAll(peers.notes());
        return new Outcome(findings, verdict, yardstick, notes);
    }

    /// So that both sides run compiled code; as many texts on each.
    void warmUp() {
        rig.carrier("latency 0");
        int alerts = Math.clamp(50_000 / due.cardinality(), 1, 5);
        for (int alert = 0; alert < alerts; alert++) {
            ledger();
            campana();
        }
        bare();
        verdict = Outcome.CLEAN;
        yardstick = Outcome.CLEAN;
    }

    private List<Finding> atLatency(String at, int rounds, PeerTurns peers, PeerRounds beside) {
        counted = Counts.NONE;
        Spread rate = new Spread();
        Spread cost = new Spread();
        Spread bareRate = new Spread();
        Spread bareCost = new Spread();
        List<Turn> ours = new ArrayList<>();
        List<Turn> limits = new ArrayList<>();
        List<Turn> bares = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Turn bare = bare();
            Turn limit = ledger();
            Turn own = campana();
            beside.add(own, peers.round());
            double foreign = Math.max(limit.foreign(), own.foreign());
            rate.add(own.rate() / limit.rate(), foreign);
            cost.add(own.cpu() / limit.cpu(), foreign);
            bareRate.add(own.rate() / bare.rate(), Math.max(bare.foreign(), own.foreign()));
            bareCost.add(own.cpu() / bare.cpu(), Math.max(bare.foreign(), own.foreign()));
            ours.add(own);
            limits.add(limit);
            bares.add(bare);
        }
        return List.of(
                new Finding("W2", "rate, ours / ledger" + at, rate, RATE, rates(ours, limits)),
                new Finding("W2", "CPU a text, ours / ledger" + at, cost, CPU, costs(ours, limits)),
                new Finding("W2", "rate, ours / bare" + at, bareRate, Bar.NONE, rates(ours, bares)),
                new Finding("W2", "CPU a text, ours / bare" + at, bareCost, Bar.NONE, costs(ours, bares)));
    }

    private static String rates(List<Turn> ours, List<Turn> limits) {
        return Percentile.medians("ours %,.0f/s, limit %,.0f/s", ours, limits, Turn::rate);
    }

    private static String costs(List<Turn> ours, List<Turn> limits) {
        return Percentile.medians("ours %,.0f us, limit %,.0f us", ours, limits, Turn::cpu);
    }

    private Turn bare() {
        Turn turn = turn(
                rig::ofYardstick,
                rig::writtenByYardstick,
                () -> rig.yardstick("bare " + school),
                () -> rig.yardstick("settle"));
        yardstick = yardstick.plus(turn.verdict());
        return turn;
    }

    /// One alert of the ledger yardstick's.
    Turn ledger() {
        Turn turn = turn(
                rig::ofYardstick,
                rig::writtenByYardstick,
                () -> rig.yardstick("ledger " + school),
                () -> rig.yardstick("settle"));
        yardstick = yardstick.plus(turn.verdict());
        return turn;
    }

    /// What Campana's turns were counted to take.
    Counts counted() {
        return counted;
    }

    /// How long those turns took together, in seconds.
    double seconds() {
        return seconds;
    }

    /// One alert of Campana's, from its approval to the end of every text.
    Turn campana() {
        String alert = rig.written(school, false);
        Counts before = rig.counts();
        Turn turn = turn(
                rig::ofCampana,
                rig::writtenByCampana,
                () -> {
                    long asked = Micros.now();
                    rig.campana().desk().approve(alert);
                    return asked;
                },
                rig.campana()::settle);
        counted = counted.plus(rig.counts().since(before));
        seconds += turn.seconds();
        verdict = verdict.plus(turn.verdict());
        return turn;
    }

    /// What is due to whom.
    int due() {
        return due.cardinality();
    }

    /// Whether all of it came, each once, over all of Campana's turns.
    Verdict verdict() {
        return verdict;
    }

    /// The same of the yardsticks' turns.
    Verdict ofYardstick() {
        return yardstick;
    }

    /// One alert of whoever.
    ///
    /// @param spent by those whose turn it is
    /// @param written bytes by those whose turn it is; looked up before and after, not meanwhile
    /// @param start begins it, and says from when its time counts
    /// @param settle waits until everything of it is done
    Turn turn(Supplier<Spent> spent, LongSupplier written, LongSupplier start, Runnable settle) {
        rig.carrier("forget");
        long writtenBefore = written.getAsLong();
        Spent before = spent.get();
        long begun = start.getAsLong();
        rig.awaitTexts(due.cardinality());
        settle.run();
        double ended = (Micros.now() - begun) / 1e6;
        Spent after = spent.get();
        Arrivals arrivals = rig.arrivals();
        return new Turn(
                due.cardinality() * 1e6 / (arrivals.last() - begun),
                (arrivals.first() - begun) / 1e3,
                after.microsSince(before) / due.cardinality(),
                (double) (written.getAsLong() - writtenBefore) / due.cardinality(),
                after.foreignSince(before),
                ended,
                arrivals.against(due));
    }

    /// One alert to all.
    ///
    /// @param rate texts a second, from its beginning to the last request
    /// @param firstMillis from its beginning to the first request
    /// @param cpu microseconds a text, of all processes of that side, until everything was written down
    /// @param written bytes a text that those wrote down: write-ahead log, topics, logs
    /// @param foreign part of the machine that others used, 0 to 1
    /// @param seconds until everything was written down
    record Turn(
            double rate,
            double firstMillis,
            double cpu,
            double written,
            double foreign,
            double seconds,
            Verdict verdict) {}
}
