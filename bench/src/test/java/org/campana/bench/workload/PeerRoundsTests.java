package org.campana.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.peer.Installed;
import org.campana.bench.peer.Peer;
import org.campana.bench.workload.FanOut.Turn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerRoundsTests {

    private PeerRounds rounds;

    @BeforeEach
    void none() {
        rounds = new PeerRounds();
    }

    @Test
    void ourRateIsHeldAgainstTheQuickestOfEachRound() {
        rounds.add(turn(4000, 300), List.of(peer(Peer.KANNEL, 2000, 200), peer(Peer.ALERTMANAGER, 4000, 200)));
        rounds.add(turn(4000, 300), List.of(peer(Peer.KANNEL, 1000, 200), peer(Peer.ALERTMANAGER, 500, 200)));

        Finding rate = rounds.findings(", x").getFirst();

        assertThat(rate.ratio().least()).isEqualTo(1);
        assertThat(rate.ratio().most()).isEqualTo(4);
        assertThat(rate.line())
                .contains("rate, ours / best peer, x")
                .contains("target (gate 1, target 2, moonshot 3.5)")
                .contains("ours 4,000/s, best peer 2,500/s");
    }

    @Test
    void whoLeavesTextsOutIsNotTheQuickest() {
        PeerTurn leaky = new PeerTurn(Peer.BULLMQ, turn(9000, 1, new Verdict(3, 1, 0)), 1);
        rounds.add(turn(4000, 300), List.of(leaky, peer(Peer.ALERTMANAGER, 2000, 200)));

        assertThat(rounds.findings("").getFirst().ratio().median()).isEqualTo(2);
        assertThat(rounds.notes(", x"))
                .anyMatch(note -> note.startsWith("W2   BullMQ, x: ")
                        && note.endsWith("; IT left out 3, doubled 1, sent astray 0"));
    }

    @Test
    void ourCostIsHeldAgainstKannelsWithFiftyARequest() {
        rounds.add(
                turn(4000, 300),
                List.of(peer(Peer.KANNEL, 1000, 200), peer(Peer.KANNEL_ONE, 1000, 300), peer(Peer.BULLMQ, 1, 1)));

        Finding cost = rounds.findings("").getLast();

        assertThat(cost.ratio().median()).isEqualTo(1.5);
        assertThat(cost.line()).contains("CPU a text, ours / Kannel").contains("MISSED");
    }

    @Test
    void withoutKannelNothingIsSaidOfItsCost() {
        rounds.add(turn(4000, 300), List.of(peer(Peer.BULLMQ, 1000, 200)));

        assertThat(rounds.findings("")).extracting(Finding::what).containsExactly("rate, ours / best peer");
    }

    @Test
    void eachHasALineOfItsOwn() {
        rounds.add(turn(4000, 300), List.of(peer(Peer.KANNEL, 1234, 200), peer(Peer.ALERTMANAGER, 2000, 150)));

        assertThat(rounds.notes(", x"))
                .containsExactly(
                        "W2   Kannel, 50 a request, x: 1,234/s, 200 us a text, first text 7 ms, peak 30 MB"
                                + " (ours 4,000/s, 300 us, 7 ms)",
                        "W2   Alertmanager, x: 2,000/s, 150 us a text, first text 7 ms, peak 30 MB"
                                + " (ours 4,000/s, 300 us, 7 ms)");
    }

    @Test
    void whereNoneIsInstalledOneLineSaysSoAndNothingIsFound() {
        rounds.add(turn(4000, 300), List.of());

        assertThat(rounds.findings("")).isEmpty();
        assertThat(rounds.notes("")).isEmpty();
        assertThat(PeerTurns.missing(new Installed(Path.of("none"), Path.of("none"), List.of())))
                .singleElement()
                .asString()
                .startsWith("W2   nobody else's gateway is installed here")
                .endsWith("bench/peers/install gets them");
    }

    private static PeerTurn peer(Peer peer, double rate, double cpu) {
        return new PeerTurn(peer, turn(rate, cpu), 30);
    }

    private static Turn turn(double rate, double cpu) {
        return turn(rate, cpu, Outcome.CLEAN);
    }

    private static Turn turn(double rate, double cpu, Verdict verdict) {
        return new Turn(rate, 7, cpu, 0, 0, 1, verdict);
    }
}
