package org.campana.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.campana.bench.peer.Gateway;
import org.campana.bench.peer.Installed;
import org.campana.bench.peer.Peer;
import org.campana.bench.rig.Guests;
import org.campana.bench.rig.Micros;
import org.campana.bench.rig.Rig;
import org.campana.bench.town.Town;
import org.campana.bench.workload.FanOut.Turn;

/// Has other people's gateways send the alert that Campana sends, one after the other. Each is started for
/// its turn and ended after it, so that none of them takes part in another's.
final class PeerTurns {

    private static final int WARM_UP = 2000;

    private final Rig rig;
    private final FanOut fanOut;
    private final BitSet due;
    private final Installed installed;
    private final Map<Peer, String> failed = new EnumMap<>(Peer.class);
    private int turns;

    PeerTurns(Rig rig, FanOut fanOut, BitSet due, Installed installed) {
        this.rig = rig;
        this.fanOut = fanOut;
        this.due = due;
        this.installed = installed;
    }

    /// One turn of each that is installed. Who failed once is not asked again.
    List<PeerTurn> round() {
        List<PeerTurn> round = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            if (peer.lacks(installed).isEmpty() && !failed.containsKey(peer)) {
                try {
                    round.add(turn(peer));
                } catch (RuntimeException broken) {
                    // It is not ours: the run goes on without it, and the notes say so.
                    failed.put(peer, "took no turn: " + broken.getMessage());
                }
            }
        }
        return round;
    }

    private PeerTurn turn(Peer peer) {
        turns++;
        Path folder = rig.folder().resolve("peers").resolve(turns + "-" + peer);
        List<String> numbers = due.stream().mapToObj(Town::numberOf).toList();
        try (Gateway gateway = peer.start(installed, folder, rig.port())) {
            Guests guests = new Guests(gateway.processes());
            warmUp(gateway, numbers.subList(0, Math.min(WARM_UP, numbers.size())));
            guests.awaitRest();
            Turn turn = fanOut.turn(
                    () -> rig.of(guests),
                    () -> 0,
                    () -> {
                        long asked = Micros.now();
                        gateway.send(numbers);
                        return asked;
                    },
                    guests::awaitRest);
            return new PeerTurn(peer, turn, guests.peakMegabytes());
        }
    }

    private void warmUp(Gateway gateway, List<String> numbers) {
        rig.carrier("forget");
        gateway.send(numbers);
        if (!rig.awaitTexts(numbers.size())) {
            throw new IllegalStateException(
                    "of its first " + numbers.size() + " texts " + rig.carrier("count") + " came");
        }
    }

    /// What is to be said of those that took no turn.
    List<String> notes() {
        List<String> notes = new ArrayList<>(missing(installed));
        failed.forEach((peer, why) -> notes.add(note(peer.title() + " " + why)));
        return notes;
    }

    /// The same of those that are not there at all.
    static List<String> missing(Installed installed) {
        List<String> notes = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            peer.lacks(installed).ifPresent(why -> notes.add(note(peer.title() + " " + why)));
        }
        return notes.size() < Peer.values().length
                ? notes
                : List.of(
                        note("nobody else's gateway is installed here to compare with; bench/peers/install gets them"));
    }

    private static String note(String words) {
        return "W2   " + words;
    }
}
