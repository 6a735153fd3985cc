package org.campana.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.campana.bench.carrier.StubCarrier;
import org.campana.bench.rig.Account;
import org.campana.bench.rig.Child;
import org.campana.bench.rig.Patience;
import org.campana.bench.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Campana's intake and receipts are measured against does what it is said to do.
class YardstickIT {

    private static final Town TOWN = new Town(100);
    private static final String REPORT = """
            {"observedAt": "2026-11-30T14:10:00Z", "activity": "unmarked-cars",
             "place": {"schoolId": "bench-large", "lat": 36.5, "lon": -120.5}}""";

    @TempDir
    Path folder;

    private Child carrier;
    private Child yardstick;

    @BeforeEach
    void start() throws IOException {
        String libraries = System.getProperty("java.class.path");
        carrier = Child.listening(
                folder.resolve("carrier.log"), Child.java(List.of(), libraries, StubCarrier.class.getName()));
        String port = carrier.hear().substring("ready ".length());
        yardstick = Child.listening(
                folder.resolve("yardstick.log"),
                Child.java(
                        List.of("-Xmx640m", "-Dlogback.configurationFile=logback-bench.xml"),
                        libraries,
                        Yardstick.class.getName(),
                        folder.resolve("yardstick").toString(),
                        port,
                        "64",
                        Integer.toString(TOWN.families())));
        assertThat(yardstick.hear()).isEqualTo("ready");
    }

    @AfterEach
    void stop() {
        yardstick.close();
        carrier.close();
    }

    @Test
    void keepsReportsWithTheirEventsAndWritesDownWhatTheCarrierSigned() throws Exception {
        String door = yardstick.ask("door");

        assertThat(post("http://localhost:" + door + Yardstick.REPORTS)).isEqualTo(201);
        assertThat(yardstick.ask("reports")).isEqualTo("1");

        int due = TOWN.due(Town.LARGE).cardinality();
        carrier.ask("remember AC1 " + Account.SECRET);
        yardstick.ask("ledger " + Town.LARGE);
        Patience.until(
                Duration.ofMinutes(1),
                "all are texted",
                () -> carrier.ask("count").equals(Integer.toString(due)));
        assertThat(yardstick.ask("settle")).isEqualTo(Integer.toString(due));
        assertThat(yardstick.ask("delivered")).isEqualTo("0");

        // Of 196 true ones none fails, of the one that is forged none is taken.
        assertThat(carrier.ask("receipts 0")).startsWith(2 * due + 1 + " 0 0 ");
        yardstick.ask("settle");
        assertThat(yardstick.ask("delivered")).isEqualTo(Integer.toString(due));
    }

    private static int post(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .POST(BodyPublishers.ofString(REPORT))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
