package org.campana.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The people of Valle Verde at work while things break under them: what was not answered is asked again, as a page or
/// a person would, and what was answered with success is believed.
final class Crew implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// A refusal as it has to be: whoever reads it knows that nothing was done and when to ask again.
    static final String SOUND = "503, a problem of RFC 9457 with Retry-After";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI address;
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final AtomicInteger places = new AtomicInteger();
    private final AtomicLong repeated = new AtomicLong();
    private final Map<String, Long> refused = new ConcurrentHashMap<>();

    Crew(URI address) {
        this.address = address;
    }

    /// Requests that had to be made again.
    long repeated() {
        return repeated.get();
    }

    /// How often they were answered with a fault of the server's, by [#SOUND] or what else it was.
    Map<String, Long> refused() {
        return Map.copyOf(refused);
    }

    /// One whole alert: reported, claimed, confirmed, written to families and approved.
    Alerts alert(String school) {
        // Each report from a place of its own, a kilometre from the last, or they would be one incident.
        int place = places.incrementAndGet();
        String incident = ask(
                        "rosa",
                        "/api/v1/reports",
                        Map.of(
                                "observedAt",
                                Instant.now().toString(),
                                "activity",
                                "unmarked-cars",
                                "place",
                                Map.of(
                                        "schoolId", school,
                                        "lat", 35 + place / 100 * 0.01,
                                        "lon", -120 + place % 100 * 0.0125)))
                .path("incidentId")
                .asString();
        ask("ana", "/api/v1/incidents/" + incident + "/claim", Map.of());
        String staff = ask("ana", "/api/v1/incidents/" + incident + "/decision", DeskUnderTest.CONFIRMED)
                .path("staffAlertId")
                .asString();
        String families = ask("ana", "/api/v1/incidents/" + incident + "/alerts", DeskUnderTest.TO_FAMILIES)
                .path("alertId")
                .asString();
        ask("luis", "/api/v1/alerts/" + families + "/approval", Map.of());
        return new Alerts(school, incident, staff, families);
    }

    /// Tells everybody who was told that it is over.
    void allClear(String alert) {
        ask("luis", "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "ALL_CLEAR", "wording", "all-clear"));
    }

    /// Says that what was told is wrong, to everybody who was told; by one releaser, as all that ends an alert.
    void correct(String alert) {
        ask("luis", "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "CORRECTION", "wording", "correction"));
    }

    /// Nothing more of it may leave. Returns when that is answered.
    void stop(String alert) {
        ask("ana", "/api/v1/alerts/" + alert + "/stop", Map.of());
    }

    /// Asks until it is answered; every step answers a repeat as it answered the first time.
    private JsonNode ask(String who, String path, Map<String, Object> body) {
        String key = UUID.randomUUID().toString();
        String json = JSON.writeValueAsString(body);
        AtomicInteger tries = new AtomicInteger();
        HttpResponse<String> answer = Awaitility.await(who + " at " + path)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                // More and more patient, or a thousand people who wait would be the outage.
                .pollInterval(IterativePollInterval.iterative(
                        pause -> pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause, FIRST_PAUSE))
                .until(
                        () -> {
                            if (tries.getAndIncrement() > 0) {
                                repeated.incrementAndGet();
                            }
                            return answer(who, path, json, key);
                        },
                        each -> each != null && each.statusCode() < 500 && each.statusCode() != 429);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private @Nullable HttpResponse<String> answer(String who, String path, String json, String idempotencyKey) {
        String key = keys.computeIfAbsent(who, this::key);
        if (key == null) {
            return null;
        }
        return send(HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private @Nullable String key(String who) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve("/api/v1/demo/keys/" + who))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        return answer == null || answer.statusCode() != 200
                ? null
                : JSON.readTree(answer.body()).path("key").asString();
    }

    private @Nullable HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                refused.merge(refusal(answer), 1L, Long::sum);
            }
            return answer;
        } catch (IOException unanswered) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String refusal(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("no type");
        boolean sound = answer.statusCode() == 503
                && type.startsWith("application/problem+json")
                && JSON.readTree(answer.body()).path("status").asInt() == 503
                && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0;
        return sound
                ? SOUND
                : answer.statusCode() + " at "
                        + answer.request().uri().getPath().replaceAll("[0-9a-f-]{36}", "id") + ", " + type;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// What one report led to.
    ///
    /// @param staff the alert to the staff
    /// @param families the alert to the families
    record Alerts(String school, String incident, String staff, String families) {}
}
