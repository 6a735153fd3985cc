package org.campana.bench.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Patience;
import org.campana.bench.rig.Rig;
import org.campana.bench.rig.Spent;
import org.campana.bench.town.Town;
import org.campana.bench.workload.Finding.Bar;

/// W7: Campana is killed with most of an alert's texts open, and started again. W9: it is stopped, started again, and
/// left alone. The limit of both is a start of the yardstick on its data: the bare pair and nothing on it.
final class KillAndRest {

    private static final Duration AT_REST = Duration.ofSeconds(30);

    private final Rig rig;
    private final BitSet due;

    KillAndRest(Rig rig) {
        this.rig = rig;
        this.due = rig.town().due(Town.LARGE);
    }

    /// W7. A text that the carrier took in the moment of the kill may be sent once more: such are counted, and
    /// only more than were in flight fails the run.
    Outcome kill(int rounds) throws SQLException {
        Spread first = new Spread();
        Spread twice = new Spread();
        Verdict verdict = Outcome.CLEAN;
        String shown = "";
        rig.carrier("latency 50");
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            double limit = rig.restartYardstick() / 1000.0;
            String alert = rig.written(Town.LARGE, false);
            rig.campana().desk().approve(alert);
            rig.awaitTexts(due.cardinality() / 5);
            long killed = rig.campana().killAndStart();
            Patience.until(Duration.ofMinutes(5), "everybody was texted", () -> {
                rig.campana().failWhenDead();
                return rig.arrivals().against(due).lost() == 0;
            });
            rig.campana().settle();
            double now = (rig.arrivals().since(killed).first() - killed) / 1000.0;
            Verdict texts = rig.arrivals().against(due);
            double foreign = rig.ofCampana().foreignSince(before);
            first.add(now / limit, foreign);
            twice.add((double) texts.doubled() / Rig.IN_FLIGHT, foreign);
            verdict = verdict.plus(
                    new Verdict(texts.lost(), Math.max(0, texts.doubled() - Rig.IN_FLIGHT), texts.astray()));
            shown = String.format(Locale.ROOT, "ours %.1f s, bare pair %.1f s", now / 1000, limit / 1000);
        }
        return new Outcome(
                List.of(
                        new Finding("W7", "kill -9 to the first new text / bare pair up", first, Bar.NONE, shown),
                        new Finding("W7", "doubled / in flight at most", twice, new Bar(1, 1, 0), "lost: 0 allowed")),
                verdict,
                Outcome.CLEAN,
                List.of());
    }

    /// W9.
    Outcome rest(int rounds) throws SQLException {
        Spread start = new Spread();
        Spread idle = new Spread();
        Spread memory = new Spread();
        String shown = "";
        for (int round = 0; round < rounds; round++) {
            Spent before = rig.ofCampana();
            double limit = rig.restartYardstick() / 1e6;
            double own = rig.campana().restart(Map.of()) / 1e6;
            start.add(own / limit, rig.ofCampana().foreignSince(before));
            Spent rested = rig.ofCampana();
            long begun = System.nanoTime();
            Patience.until(AT_REST.multipliedBy(2), "a rest", () -> System.nanoTime() - begun > AT_REST.toNanos());
            Spent after = rig.ofCampana();
            idle.add(100 * after.microsSince(rested) / (AT_REST.toMillis() * 1000.0), after.foreignSince(rested));
            memory.add(rig.campana().residentMegabytes(), after.foreignSince(rested));
            shown = String.format(Locale.ROOT, "ours %.1f s, bare pair %.1f s", own, limit);
        }
        return new Outcome(
                List.of(
                        new Finding("W9", "restart to ready, ours / bare pair", start, new Bar(3, 2, 1.2), shown),
                        new Finding("W9", "CPU at rest, % of a core", idle, Bar.NONE, "moonshot 1"),
                        new Finding("W9", "memory of the process at rest, MB", memory, Bar.NONE, "")),
                Outcome.CLEAN,
                Outcome.CLEAN,
                List.of());
    }
}
