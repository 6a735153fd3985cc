package org.campana.bench.workload;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.campana.bench.rig.Rig;

/// What can be measured, by the number it has in docs/performance.md.
public enum Workload {
    W1("first text: from the answer to an approval to the first request at the carrier"),
    W1C("the first alert after a start"),
    W2("fan-out: one alert to many people"),
    W3("scale: a million people against ten thousand"),
    W4("a real alert overtakes a drill"),
    W4B("a hundred alerts at once"),
    W4C("a carrier at its limit that fails now and then"),
    W5("stop during a fan-out"),
    W6("receipts"),
    W6B("thousands of STOPs during an alert"),
    W7("kill -9 with open texts"),
    W8("more notifiers"),
    W9("restart to ready, at rest"),
    W10("intake"),
    W11("cost in CPU and bytes");

    private final String means;

    Workload(String means) {
        this.means = means;
    }

    /// As it is written: `W4b`.
    @Override
    public String toString() {
        return "W" + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// In one line.
    public String means() {
        return means;
    }

    /// The workload of this name, in any case.
    public static Optional<Workload> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Measures it.
    ///
    /// @param rounds each of a yardstick's turn and Campana's
    public Outcome run(Rig rig, int rounds) throws SQLException {
        return switch (this) {
            case W1 -> new FirstText(rig).run(rounds);
            case W1C -> new FirstText(rig).cold(rounds);
            case W2 -> new FanOut(rig).run(rounds);
            case W3 -> new Scale(rig).run(rounds);
            case W4 -> new Overtaking(rig).run(rounds);
            case W4B -> new Together(rig).run(rounds);
            case W4C -> new Contract(rig).run(rounds);
            case W5 -> new StopInFlight(rig).run(rounds);
            case W6 -> new Receiving(rig).run(rounds);
            case W6B -> new Leaving(rig).run(rounds);
            case W7 -> new KillAndRest(rig).kill(rounds);
            case W8 -> new Several(rig).run(rounds);
            case W9 -> new KillAndRest(rig).rest(rounds);
            case W11 -> new Cost(rig).run(rounds);
            case W10 -> new Intake(rig).run(rounds);
        };
    }
}
