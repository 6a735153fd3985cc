package org.campana.bench.peer;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.bench.rig.Ports;

/// BullMQ on Redis, which much of what sends notifications is built on: `bench/peers/sender.mjs` once as the front that
/// makes a job of each person, once as the worker that texts them.
final class BullMq extends Gateway {

    private static final int TOGETHER = 500;

    /// Jobs under way at once. Enough for what its processor gives, also at a slow carrier; more make it slower.
    private static final int AT_ONCE = 200;

    private final URI front;

    BullMq(Processes processes, Door door, URI front) {
        super(processes, door);
        this.front = front;
    }

    static BullMq start(Installed installed, Processes processes, Door door, int carrier) {
        List<Integer> ports = Ports.free(2);
        String redis = ports.get(0).toString();
        processes.start(
                "redis",
                List.of(
                        installed.command("redis-server"),
                        settings(installed, processes.folder(), ports.get(0)).toString()));
        processes.start("front", node(installed, "front", redis, ports.get(1).toString()));
        processes.start("worker", node(installed, "work", redis, Integer.toString(carrier), Integer.toString(AT_ONCE)));
        URI front = Door.at(ports.get(1), "/");
        processes.awaitAnswer(door, front);
        return new BullMq(processes, door, front);
    }

    private static List<String> node(Installed installed, String role, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                installed.command("node", "nodejs"),
                installed.settings().resolve("sender.mjs").toString(),
                role,
                installed.modules().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Path settings(Installed installed, Path folder, int port) {
        return Template.fill(
                installed.settings().resolve("redis.conf"), folder, Map.of("folder", folder, "redis-port", port));
    }

    @Override
    List<HttpRequest> requests(List<String> numbers) {
        return parts(numbers, TOGETHER).stream()
                .map(part -> Door.json(front, Map.of("numbers", part, "text", TEXT)))
                .toList();
    }
}
