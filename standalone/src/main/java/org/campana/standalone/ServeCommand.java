package org.campana.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.campana.standalone.demo.ValleVerdeConfiguration;
import org.campana.standalone.demo.ValleVerdeDoor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `serve`: Campana for real. One service, or all three; on the configured broker and database, or, for `all`
/// without any configured, on the durable pair inside this process.
@Command(name = "serve", description = "Runs Campana: all of it in one process, or one service of three.")
final class ServeCommand implements Callable<Integer> {

    @Parameters(index = "0", defaultValue = "all", description = "all, ingest, dispatcher, notifier, simulator")
    private Service service = Service.ALL;

    @Option(names = "--port", description = "The port to listen on; 8080 unless told.", defaultValue = "8080")
    private int port = 8080;

    @Option(names = "--data", description = "Where data is kept; .campana unless told.", defaultValue = ".campana")
    private Path data = Path.of(".campana");

    @Override
    public Integer call() {
        Logs.toConsole();
        Preflight.portIsFree(port, "./campana serve " + service);
        boolean configured = isSet("SPRING_KAFKA_BOOTSTRAP_SERVERS") && isSet("SPRING_DATASOURCE_URL");
        boolean embedded = service == Service.ALL && !configured;
        if (service != Service.ALL && service != Service.SIMULATOR && !configured) {
            throw new CannotGoOn(
                    ExitCode.MISCONFIGURED,
                    "the " + service + " alone needs a broker and a database, and none is configured.",
                    "set SPRING_KAFKA_BOOTSTRAP_SERVERS and SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD, or run ./campana serve all.");
        }
        if (service == Service.SIMULATOR || embedded) {
            Preflight.folderIsUsable(data, 200);
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", port);
        if (service == Service.SIMULATOR) {
            properties.put("carrier.data-dir", data.resolve("carrier"));
        }
        if (embedded && !isSet("CAMPANA_CONSENT_JOURNAL")) {
            // On the same disk as the database, which is better than none: a restored dump is noticed.
            properties.put("campana.consent.journal", data.resolve("journal"));
        }
        if (embedded) {
            // The disk of the database and the broker, wherever it is: an alarm rings before it is full.
            properties.put("management.metrics.system.diskspace.paths", data + ",${campana.consent.journal:.}");
        }
        Foundations foundations = embedded ? Foundations.start(data) : null;
        try (CampanaProcess process = CampanaProcess.start(Set.of(service), foundations, demo(), properties)) {
            process.await();
        }
        return ExitCode.DONE.code();
    }

    /// The fictional town, where somebody asked for it: a trial of this installation with simulated phones.
    private List<Class<?>> demo() {
        if (!Boolean.parseBoolean(System.getenv("CAMPANA_DEMO"))) {
            return List.of();
        }
        return service == Service.ALL || service == Service.INGEST
                ? List.of(ValleVerdeConfiguration.class, ValleVerdeDoor.class)
                : List.of(ValleVerdeConfiguration.class);
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
