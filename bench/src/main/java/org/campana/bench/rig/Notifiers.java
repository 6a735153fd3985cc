package org.campana.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campana.embedded.RunningPostgres;

/// Notifiers beside the one in the measured Campana, each a process with a name of its own, on its
/// broker and its database, as somebody runs them who adds a machine.
final class Notifiers implements AutoCloseable {

    private final Shipped shipped;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Child> running = new ArrayList<>();

    /// @param folder Campana's data
    Notifiers(Shipped shipped, Path folder) {
        this.shipped = shipped;
        this.folder = folder;
    }

    /// Has so many of them run, and waits until they are ready.
    ///
    /// @param environment Campana's settings
    void run(int count, Map<String, String> environment, RunningPostgres database, String databaseName) {
        close();
        List<Integer> ports = Ports.free(2 * count);
        List<Integer> managed = ports.subList(count, 2 * count);
        for (int number = 0; number < count; number++) {
            String name = "notifier-" + (number + 2);
            Map<String, String> own = new HashMap<>(environment);
            own.put("CAMPANA_INSTANCE", name);
            own.put("MANAGEMENT_SERVER_PORT", managed.get(number).toString());
            own.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
            own.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", Records.broker(folder.resolve("kafka")));
            own.put("SPRING_DATASOURCE_URL", database.jdbcUrl(databaseName));
            own.put("SPRING_DATASOURCE_USERNAME", database.user());
            own.put("SPRING_DATASOURCE_PASSWORD", database.password());
            running.add(Child.silent(
                    folder.resolveSibling(name + ".log"),
                    shipped.campana(
                            "org.campana.standalone.Campana",
                            "serve",
                            "notifier",
                            "--port",
                            ports.get(number).toString()),
                    own));
        }
        for (int port : managed) {
            Patience.until(Duration.ofMinutes(3), "one more notifier is ready", () -> isReady(port));
        }
    }

    private boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    List<Long> processes() {
        return running.stream().map(Child::pid).toList();
    }

    /// Ends them all.
    @Override
    public void close() {
        running.forEach(Child::close);
        running.clear();
    }
}
