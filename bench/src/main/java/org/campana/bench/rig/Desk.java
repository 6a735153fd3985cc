package org.campana.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The people at work, over the REST interface: one reports and confirms and writes, another approves.
public final class Desk {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAVAILABLE = 503;
    /// A person would press the button again; with the same key it is the same request.
    private static final int REPEATS = 20;

    private static final String WORDING = "agents-near-school";
    static final String REPORTS = "/api/v1/reports";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> keys = new HashMap<>();
    private final AtomicInteger places = new AtomicInteger();
    private final Clock clock;
    private final URI address;

    Desk(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /// Whether it answers at all.
    boolean isOpen() {
        try {
            return send(HttpRequest.newBuilder(address.resolve("/report"))
                                    .timeout(Duration.ofSeconds(2))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /// A report, confirmed (its staff are told), and an alert to families, written and not approved yet.
    ///
    /// @return the alert's id
    public String write(String school, boolean drill) {
        String incident =
                post("rosa", REPORTS, sighting(school)).path("incidentId").asString();
        post("ana", "/api/v1/incidents/" + incident + "/claim", Map.of());
        post(
                "ana",
                "/api/v1/incidents/" + incident + "/decision",
                Map.of("outcome", "CONFIRMED", "basis", "seen-on-site", "wording", WORDING));
        return post("ana", "/api/v1/incidents/" + incident + "/alerts", order(drill))
                .path("alertId")
                .asString();
    }

    /// From a place of its own, or they would be one incident.
    private Map<String, Object> sighting(String school) {
        return Sighting.at(clock.instant(), school, places.incrementAndGet());
    }

    private static Map<String, Object> order(boolean drill) {
        return Map.of("audience", "FAMILIES", "wording", WORDING, "expiresInMinutes", 60, "drill", drill);
    }

    /// A second person lets it go.
    ///
    /// @return when that was answered with success, in microseconds since 1970
    public long approve(String alert) {
        post("luis", "/api/v1/alerts/" + alert + "/approval", Map.of());
        return Micros.now();
    }

    /// Somebody stops it; when that was answered, likewise.
    public long stop(String alert) {
        post("luis", "/api/v1/alerts/" + alert + "/stop", Map.of());
        return Micros.now();
    }

    /// How many families of this school an alert would reach now; 0 while nobody knows the school.
    int recipients(String school) {
        Map<String, Object> question = Map.of(
                "schoolId",
                school,
                "audience",
                "FAMILIES",
                "wording",
                WORDING,
                "drill",
                false,
                "action",
                "NOT_STATED",
                "observedAt",
                clock.instant().toString());
        HttpResponse<String> answer = send(request("luis", "/api/v1/forecasts", JSON.writeValueAsString(question)));
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("recipients").asInt()
                : 0;
    }

    private JsonNode post(String who, String path, Map<String, Object> body) {
        HttpRequest request = request(who, path, JSON.writeValueAsString(body));
        HttpResponse<String> answer = send(request);
        for (int repeat = 0; answer.statusCode() == UNAVAILABLE && repeat < REPEATS; repeat++) {
            answer = send(request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest request(String who, String path, String json) {
        return request(address.resolve(path), key(who), json);
    }

    /// A request that a program makes for somebody.
    ///
    /// @param key stands for the person
    static HttpRequest request(URI address, String key, String json) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private synchronized String key(String who) {
        String known = keys.get(who);
        if (known == null) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve("/api/v1/demo/keys/" + who))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            known = JSON.readTree(answer.body()).path("key").asString();
            keys.put(who, known);
        }
        return known;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new IllegalStateException(request.uri().getPath() + " was not answered", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
