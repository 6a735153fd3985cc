package org.campana.bench.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.peer.Peer;
import org.campana.bench.workload.FanOut.Turn;
import org.campana.bench.workload.Finding.Bar;

/// What Campana's turns came to beside those of other people's gateways, at one latency of the carrier.
final class PeerRounds {

    private static final Bar RATE = new Bar(1.0, 2, 3.5);
    private static final Bar CPU = new Bar(1.0, 0.6, 0.35);

    private final List<Turn> ours = new ArrayList<>();
    private final List<Turn> best = new ArrayList<>();
    private final Map<Peer, List<PeerTurn>> turns = new EnumMap<>(Peer.class);
    private final Spread rate = new Spread();
    private final Spread cost = new Spread();

    /// One round.
    ///
    /// @param peers in which some may be missing
    void add(Turn own, List<PeerTurn> peers) {
        ours.add(own);
        peers.forEach(each ->
                turns.computeIfAbsent(each.peer(), none -> new ArrayList<>()).add(each));
        // Who leaves texts out is soon done.
        Optional<Turn> quickest = peers.stream()
                .map(PeerTurn::turn)
                .filter(turn -> turn.verdict().lost() == 0)
                .max(Comparator.comparingDouble(Turn::rate));
        quickest.ifPresent(turn -> {
            best.add(turn);
            rate.add(own.rate() / turn.rate(), Math.max(own.foreign(), turn.foreign()));
        });
        peers.stream()
                .filter(each -> each.peer() == Peer.KANNEL)
                .map(PeerTurn::turn)
                .forEach(turn -> cost.add(own.cpu() / turn.cpu(), Math.max(own.foreign(), turn.foreign())));
    }

    /// Nothing where nothing is installed to compare with.
    ///
    /// @param at at what latency, in words
    List<Finding> findings(String at) {
        List<Finding> findings = new ArrayList<>();
        if (!best.isEmpty()) {
            findings.add(new Finding(
                    "W2",
                    "rate, ours / best peer" + at,
                    rate,
                    RATE,
                    Percentile.medians("ours %,.0f/s, best peer %,.0f/s", ours, best, Turn::rate)));
        }
        List<Turn> kannels = turns.getOrDefault(Peer.KANNEL, List.of()).stream()
                .map(PeerTurn::turn)
                .toList();
        if (!kannels.isEmpty()) {
            findings.add(new Finding(
                    "W2",
                    "CPU a text, ours / Kannel" + at,
                    cost,
                    CPU,
                    Percentile.medians("ours %,.0f us, Kannel %,.0f us", ours, kannels, Turn::cpu)));
        }
        return findings;
    }

    /// A line of each that took a turn.
    Stream<String> notes(String at) {
        return turns.entrySet().stream().map(each -> line(each.getKey().title() + at, each.getValue()));
    }

    private String line(String title, List<PeerTurn> of) {
        Verdict verdict = of.stream().map(each -> each.turn().verdict()).reduce(Outcome.CLEAN, Verdict::plus);
        return String.format(
                Locale.ROOT,
                "W2   %s: %,.0f/s, %,.0f us a text, first text %,.0f ms, peak %,.0f MB (ours %,.0f/s, %,.0f us, %,.0f ms)%s",
                title,
                Percentile.median(of, each -> each.turn().rate()),
                Percentile.median(of, each -> each.turn().cpu()),
                Percentile.median(of, each -> each.turn().firstMillis()),
                Percentile.median(of, PeerTurn::peakMegabytes),
                Percentile.median(ours, Turn::rate),
                Percentile.median(ours, Turn::cpu),
                Percentile.median(ours, Turn::firstMillis),
                verdict.isClean()
                        ? ""
                        : "; IT left out " + verdict.lost() + ", doubled " + verdict.doubled() + ", sent astray "
                                + verdict.astray());
    }
}
