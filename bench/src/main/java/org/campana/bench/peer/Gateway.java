package org.campana.bench.peer;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/// A gateway that runs. It is nobody's but the turn's that started it.
public abstract sealed class Gateway implements AutoCloseable permits Alertmanager, BullMq, Kannel {

    /// Short enough for one SMS, as Kannel would cut it in two, and each half would be a text.
    static final String TEXT = "Bench School: immigration agents were seen at the main entrance at 8:05. A trained"
            + " volunteer checked. Students are safe inside. Reply STOP to end.";

    private final Processes processes;
    private final Door door;

    Gateway(Processes processes, Door door) {
        this.processes = processes;
        this.door = door;
    }

    /// What an alert to these people is asked for with.
    abstract List<HttpRequest> requests(List<String> numbers);

    /// Has it send one alert to these people, and returns when it has taken all of it; fails when it did not.
    ///
    /// @param numbers in E.164
    public final void send(List<String> numbers) {
        door.ask(requests(numbers));
    }

    /// The ids of all its processes.
    public final List<Long> processes() {
        return processes.ids();
    }

    /// Cuts into parts of a size, the last one of what is left.
    static List<List<String>> parts(List<String> all, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    /// Ends it at once.
    @Override
    public final void close() {
        door.close();
        processes.close();
    }
}
