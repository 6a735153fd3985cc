package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.web.Person;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// A dispatcher that answers, refuses or hangs.
@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class ForecastIT {

    private static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();
    private static final List<String> KEYS = new CopyOnWriteArrayList<>();
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final HttpServer DISPATCHER = dispatcher();

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    PersonKeys keys;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add(
                "campana.dispatcher.url",
                () -> "http://localhost:" + DISPATCHER.getAddress().getPort());
    }

    @BeforeAll
    static void start() {
        DISPATCHER.start();
    }

    @AfterAll
    static void stop() {
        OVER.countDown();
        DISPATCHER.stop(0);
    }

    @Test
    void anAlertIsWrittenWithWhatItWouldReach() {
        Person ana = people.verifier("Ana");
        String incident = desk.confirmed(desk.newSchool(), ana);

        Desk.Reply written = write(ana, incident, "agents-near-school");

        assertThat(written.is(201).json().at("/forecast/recipients").asInt()).isEqualTo(412);
        assertThat(written.json().at("/forecast/secondsToLast").asInt()).isEqualTo(4);
        assertThat(desk.get(ana, "/api/v1/alerts/" + written.text("alertId"))
                        .json()
                        .at("/forecast/byLanguage/0/people")
                        .asInt())
                .isEqualTo(138);
        assertThat(JsonMapper.shared()
                        .readTree(QUESTIONS.getLast())
                        .path("audience")
                        .asString())
                .isEqualTo("FAMILIES");
        assertThat(keys.personOf(KEYS.getLast()))
                .hasValueSatisfying(
                        service -> assertThat(service.has(Role.SERVICE)).isTrue());
    }

    @Test
    void aWordingNobodyApprovedIsRefusedByItsField() {
        Person ana = people.verifier("Ana");
        String incident = desk.confirmed(desk.newSchool(), ana);
        String undecided = desk.incident(desk.newSchool());

        write(ana, incident, "no-such-wording").refused(422, "invalid-field", "wording");
        desk.post(
                        ana,
                        "/api/v1/incidents/" + undecided + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "other", "wording", "no-such-wording"))
                .refused(422, "invalid-field", "wording");

        assertThat(desk.get(ana, "/api/v1/incidents/" + undecided).text("state"))
                .isEqualTo("RECEIVED");
    }

    @Test
    void aDispatcherThatHangsOrFailsHoldsNothingUp() {
        Person ana = people.verifier("Ana");
        for (String wording : List.of("it-hangs", "it-fails", "it-babbles")) {
            String incident = desk.confirmed(desk.newSchool(), ana);
            long before = System.nanoTime();

            Desk.Reply written = write(ana, incident, wording);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(written.is(201).json().path("forecast").isNull()).isTrue();
            assertThat(written.text("state")).isEqualTo("PENDING_APPROVAL");
        }
    }

    private Desk.Reply write(Person person, String incident, String wording) {
        return desk.post(
                person,
                "/api/v1/incidents/" + incident + "/alerts",
                Map.of("audience", "FAMILIES", "wording", wording));
    }

    private static HttpServer dispatcher() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/forecasts", exchange -> {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                QUESTIONS.add(asked);
                KEYS.add(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
                if (asked.contains("it-hangs")) {
                    hang();
                }
                int status = asked.contains("no-such-wording") ? 422 : asked.contains("it-fails") ? 500 : 200;
                String answer = switch (status) {
                    case 422 -> "{\"type\":\"/problems/unknown-wording\",\"field\":\"wording\"}";
                    case 500 -> "<html>";
                    default -> asked.contains("it-babbles") ? "{\"recipients\":\"some\"}" : """
                                        {"recipients":412,"segments":550,"secondsToLast":4,
                                         "byLanguage":[{"language":"es","wanted":"mam","reading":"LISTED","people":138,"segments":276}],"heldBack":[{"reason":"PERSON_CAP","language":"es","people":2}],
                                         "fallbacks":[{"kind":"FIRST_ALERT","policy":"NETWORK_DEFAULT","language":"en"}]}
                                        """;
                };
                exchange.getResponseHeaders()
                        .add("Content-Type", status == 422 ? "application/problem+json" : "application/json");
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void hang() {
        try {
            OVER.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
