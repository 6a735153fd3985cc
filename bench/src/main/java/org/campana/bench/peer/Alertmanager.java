package org.campana.bench.peer;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.bench.rig.Ports;

/// Prometheus' Alertmanager: an alert of each person's own, grouped by person and sent without waiting for more. It
/// holds them in memory.
final class Alertmanager extends Gateway {

    private static final int TOGETHER = 500;

    private final URI alerts;

    Alertmanager(Processes processes, Door door, URI alerts) {
        super(processes, door);
        this.alerts = alerts;
    }

    static Alertmanager start(Installed installed, Processes processes, Door door, int carrier) {
        int port = Ports.free(1).getFirst();
        Path folder = processes.folder();
        processes.start(
                "alertmanager",
                List.of(
                        installed.command("prometheus-alertmanager", "alertmanager"),
                        "--config.file=" + settings(installed, folder, carrier),
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        // One alone, not part of a cluster.
                        "--cluster.listen-address="));
        processes.awaitAnswer(door, Door.at(port, "/-/ready"));
        return new Alertmanager(processes, door, Door.at(port, "/api/v2/alerts"));
    }

    static Path settings(Installed installed, Path folder, int carrier) {
        return Template.fill(installed.settings().resolve("alertmanager.yml"), folder, Map.of("carrier-port", carrier));
    }

    @Override
    List<HttpRequest> requests(List<String> numbers) {
        // What it knows already it would not send again.
        String alert = UUID.randomUUID().toString();
        return parts(numbers, TOGETHER).stream()
                .map(part -> Door.json(
                        alerts, part.stream().map(to -> alert(alert, to)).toList()))
                .toList();
    }

    private static Map<String, Object> alert(String alert, String to) {
        return Map.of("labels", Map.of("alert", alert, "to", to), "annotations", Map.of("text", TEXT));
    }
}
