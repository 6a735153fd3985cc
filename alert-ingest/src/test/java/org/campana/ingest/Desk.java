package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.campana.events.SchoolId;
import org.campana.events.SchoolProtocol;
import org.campana.events.Topics;
import org.campana.ingest.school.Schools;
import org.campana.testing.SampleEvents;
import org.campana.web.Person;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls alert-ingest over HTTP as one person or another, in one line each.
class Desk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestPeople people;
    private final KafkaTemplate<String, Event> events;
    private final TopicNames names;
    private final Schools schools;
    private final Environment environment;

    Desk(
            TestPeople people,
            KafkaTemplate<String, Event> events,
            TopicNames names,
            Schools schools,
            Environment environment) {
        this.people = people;
        this.events = events;
        this.names = names;
        this.schools = schools;
        this.environment = environment;
    }

    /// A school of its own, so that tests do not meet in one incident or one ceiling.
    SchoolId newSchool() {
        return newSchool(null);
    }

    /// The same with a protocol; null for the default.
    SchoolId newSchool(SchoolProtocol protocol) {
        SchoolId school =
                SchoolId.of("s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        events.send(names.of(Topics.SCHOOLS), school.value(), SampleEvents.school(school, protocol));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> schools.find(school).isPresent());
        return school;
    }

    Reply post(Person person, String path, Object body) {
        return call(person, HttpMethod.POST, path, body, UUID.randomUUID().toString());
    }

    Reply post(Person person, String path) {
        return call(person, HttpMethod.POST, path, null, null);
    }

    Reply postWithKey(Person person, String path, Object body, String key) {
        return call(person, HttpMethod.POST, path, body, key);
    }

    Reply put(Person person, String path, Object body) {
        return call(person, HttpMethod.PUT, path, body, null);
    }

    Reply get(Person person, String path) {
        return call(person, HttpMethod.GET, path, null, null);
    }

    private Reply call(Person person, HttpMethod method, String path, Object body, String key) {
        RestClient.RequestBodySpec call = RestClient.create("http://localhost:" + port())
                .method(method)
                .uri(path)
                .header("Authorization", "Bearer " + people.key(person));
        if (key != null) {
            call.header("Idempotency-Key", key);
        }
        if (body != null) {
            call.contentType(MediaType.APPLICATION_JSON)
                    .body(body instanceof String raw ? raw : JSON.writeValueAsString(body));
        }
        ResponseEntity<String> answer =
                call.exchange((request, response) -> ResponseEntity.status(response.getStatusCode())
                        .headers(response.getHeaders())
                        .body(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
        return new Reply(answer);
    }

    String port() {
        return environment.getRequiredProperty("local.server.port");
    }

    /// A report of now as JSON fields.
    static Map<String, Object> report(SchoolId school) {
        return report(school, Map.of());
    }

    static Map<String, Object> report(SchoolId school, Map<String, Object> changes) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("observedAt", Clock.systemUTC().instant().toString());
        report.put("activity", "unmarked-cars");
        report.put("size", "3-5");
        report.put("place", Map.of("schoolId", school.value()));
        report.put("direction", "staying");
        report.put("firstHand", true);
        report.putAll(changes);
        return report;
    }

    /// Reported by somebody new.
    String incident(SchoolId school) {
        Reply reply = post(people.reporter(), "/api/v1/reports", report(school)).is(201);
        return reply.text("incidentId");
    }

    /// Reported, and confirmed by this verifier.
    String confirmed(SchoolId school, Person verifier) {
        String incident = incident(school);
        post(
                        verifier,
                        "/api/v1/incidents/" + incident + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "seen-on-site"))
                .is(200);
        return incident;
    }

    /// Confirmed, and written to families by this author; waits for approval.
    String familyAlert(SchoolId school, Person verifier, Person author) {
        return post(
                        author,
                        "/api/v1/incidents/" + confirmed(school, verifier) + "/alerts",
                        Map.of("audience", "FAMILIES", "wording", "agents-near-school"))
                .is(201)
                .text("alertId");
    }

    /// What a call was answered.
    record Reply(ResponseEntity<String> http) {

        Reply is(int status) {
            assertThat(http.getStatusCode().value()).as(http.getBody()).isEqualTo(status);
            return this;
        }

        /// Refused as an RFC 9457 problem of this kind, naming this field, with a way out.
        Reply refused(int status, String slug, String field) {
            is(status);
            assertThat(http.getHeaders().getContentType()).hasToString("application/problem+json");
            assertThat(text("type")).isEqualTo("/problems/" + slug);
            assertThat(json().path("field").asString("")).isEqualTo(field);
            assertThat(text("title")).isNotBlank();
            assertThat(text("fix")).isNotBlank();
            return this;
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String body() {
            return http.getBody() == null ? "" : http.getBody();
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }
}
