package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The people of Valle Verde at work over the REST interface of a running Campana.
final class DeskUnderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// What Ana decides.
    static final Map<String, Object> CONFIRMED =
            Map.of("outcome", "CONFIRMED", "basis", "seen-on-site", "wording", "agents-near-school");

    /// What families are told of it.
    static final Map<String, Object> TO_FAMILIES =
            Map.of("audience", "FAMILIES", "wording", "agents-near-school", "expiresInMinutes", 60, "drill", false);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> keys = new HashMap<>();
    private final URI address;

    DeskUnderTest(URI address) {
        this.address = address;
    }

    /// Report, claim, confirm: the incident's id and the staff alert's.
    Confirmed confirmed(String school) {
        awaitTown(school);
        String incident = post(
                        "rosa",
                        201,
                        "/api/v1/reports",
                        Map.of(
                                "observedAt", Instant.now().toString(),
                                "activity", "unmarked-cars",
                                "place", Map.of("schoolId", school)))
                .path("incidentId")
                .asString();
        post("ana", 200, "/api/v1/incidents/" + incident + "/claim", Map.of());
        String staffAlert = post("ana", 200, "/api/v1/incidents/" + incident + "/decision", CONFIRMED)
                .path("staffAlertId")
                .asString();
        return new Confirmed(incident, staffAlert);
    }

    /// A family alert, written by Ana and not approved yet.
    String familyAlert(String incident) {
        return post("ana", 201, "/api/v1/incidents/" + incident + "/alerts", TO_FAMILIES)
                .path("alertId")
                .asString();
    }

    void approve(String alert) {
        post("luis", 200, "/api/v1/alerts/" + alert + "/approval", Map.of());
    }

    JsonNode alert(String alert) {
        return read(200, "GET", send("grace", "/api/v1/alerts/" + alert, null));
    }

    JsonNode post(String who, int expected, String path, Map<String, Object> body) {
        return read(expected, path, send(who, path, JSON.writeValueAsString(body)));
    }

    /// Until the dispatcher knows the town: its topics are read in the background after a start.
    void awaitTown(String school) {
        Awaitility.await("the dispatcher knows the families of " + school)
                .atMost(Duration.ofSeconds(60))
                .until(() -> families(school) > 0);
    }

    /// How many of a school's families would be told of something now; 0 while the dispatcher cannot say.
    int families(String school) {
        Map<String, Object> question = Map.of(
                "schoolId",
                school,
                "audience",
                "FAMILIES",
                "wording",
                "agents-near-school",
                "drill",
                false,
                "action",
                "NOT_STATED",
                "observedAt",
                Instant.now().toString());
        HttpResponse<String> answer = send("luis", "/api/v1/forecasts", JSON.writeValueAsString(question));
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("recipients").asInt()
                : 0;
    }

    private HttpResponse<String> send(String who, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + keys.computeIfAbsent(who, this::key));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return exchange(request.build());
    }

    /// The API key of one of these people.
    String key(String who) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/demo/keys/" + who))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return read(200, "key of " + who, exchange(request)).path("key").asString();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode read(int expected, String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    /// What a confirmation made.
    record Confirmed(String incident, String staffAlert) {}
}
