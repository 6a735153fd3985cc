package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemIT extends OnRealPort {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "+15555550199";

    @Test
    void malformedJsonIsToldThePlace() {
        JsonNode problem = refused(400, "{\"people\": 2,\n \"note\": \"" + SECRET + "\",, }");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/malformed-json");
        assertThat(problem.path("detail").asString()).contains("line 2, column");
    }

    @Test
    void emptyBodyIsToldToSendJson() {
        assertThat(refused(400, "").path("type").asString()).isEqualTo("/problems/malformed-json");
    }

    @Test
    void unknownFieldIsNamedWithTheKnownOnes() {
        JsonNode problem = refused(
                400,
                "{\"people\": 2, \"note\": \"x\", \"place\": {\"schoolId\": \"a\"," + " \"telephone\": \"" + SECRET
                        + "\"}}");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-field");
        assertThat(problem.path("field").asString()).isEqualTo("place.telephone");
        assertThat(problem.path("fix").asString()).contains("description, schoolId");
    }

    @Test
    void misspelledFieldThatIsNeededIsToldTheNames() {
        JsonNode problem =
                refused(400, "{\"people\": 2, \"note\": \"x\", \"place\": {\"schoolID\": \"" + SECRET + "\"}}");

        assertThat(problem.path("field").asString()).isEqualTo("place");
        assertThat(problem.path("fix").asString()).isEqualTo("The fields here are: description, schoolId");
    }

    @Test
    void nameOfAFieldThatIsANumberIsNotRepeated() {
        JsonNode problem = refused(400, "{\"people\": 2, \"" + SECRET + "\": \"x\"}");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-field");
        assertThat(problem.has("field")).isFalse();
    }

    @Test
    void fieldSentTwiceIsRefused() {
        JsonNode problem = refused(400, "{\"people\": 2, \"people\": 3, \"note\": \"" + SECRET + "\"}");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/duplicate-field");
    }

    @Test
    void jsonDeeperThanTwentyLevelsIsRefused() {
        JsonNode problem = refused(400, "{\"x\":" + "[".repeat(25) + "\"" + SECRET + "\"" + "]".repeat(25) + "}");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/json-too-deep");
    }

    @Test
    void somethingAfterTheJsonIsRefused() {
        assertThat(refused(400, "{\"people\": 2, \"note\": \"x\"} " + SECRET)
                        .path("type")
                        .asString())
                .isEqualTo("/problems/malformed-json");
    }

    @Test
    void wrongTypeSaysWhatTheFieldWants() {
        JsonNode number = refused(400, "{\"people\": \"" + SECRET + "\", \"note\": \"x\"}");
        JsonNode choice = refused(400, "{\"people\": 2, \"note\": \"x\", \"activity\": \"" + SECRET + "\"}");
        JsonNode time = refused(400, "{\"people\": 2, \"note\": \"x\", \"observedAt\": \"at " + SECRET + "\"}");

        assertThat(number.path("field").asString()).isEqualTo("people");
        assertThat(number.path("fix").asString()).contains("whole number");
        assertThat(choice.path("field").asString()).isEqualTo("activity");
        assertThat(choice.path("fix").asString()).isEqualTo("Use one of: WALKING, STOPPING");
        assertThat(time.path("fix").asString()).contains("2026-11-22T14:10:00Z");
    }

    @Test
    void numberInQuotesIsNotANumber() {
        assertThat(refused(400, "{\"people\": \"2\", \"note\": \"x\"}")
                        .path("type")
                        .asString())
                .isEqualTo("/problems/wrong-type");
    }

    @Test
    void brokenRuleOfARecordIsSaidInItsWords() {
        JsonNode problem = refused(400, "{\"people\": 2, \"note\": \"x\", \"place\": {\"schoolId\": \" \"}}");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-value");
        assertThat(problem.path("field").asString()).isEqualTo("place");
        assertThat(problem.path("detail").asString()).contains("schoolId must not be blank");
    }

    @Test
    void brokenRuleOfAFieldNamesIt() {
        JsonNode problem = refused(400, "{\"people\": 0, \"note\": \"" + SECRET + "\"}");

        assertThat(problem.path("field").asString()).isEqualTo("people");
        assertThat(problem.path("detail").asString()).contains("people must be greater than or equal to 1");
    }

    @Test
    void bodyOverTheLimitIsRefusedWithAndWithoutALength() {
        String large = "{\"people\": 2, \"note\": \"" + "x".repeat(70_000) + "\"}";
        Visitor reporter = program(Role.REPORTER);

        HttpResponse<String> known = reporter.json("/api/v1/sightings", large);
        HttpResponse<String> chunked = reporter.send(
                "/api/v1/sightings",
                "POST",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))),
                Map.of("Content-Type", "application/json"));

        assertThat(problem(known, 413).path("type").asString()).isEqualTo("/problems/too-large");
        assertThat(problem(chunked, 413).path("type").asString()).isEqualTo("/problems/too-large");
    }

    @Test
    void bodyJustBelowTheLimitIsTaken() {
        String body = "{\"people\": 2, \"note\": \"" + "x".repeat(65_000) + "\"}";

        assertThat(program(Role.REPORTER).json("/api/v1/sightings", body).statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherContentTypeIsToldWhichOneIsRead() {
        HttpResponse<String> response = program(Role.REPORTER)
                .send(
                        "/api/v1/sightings",
                        "POST",
                        BodyPublishers.ofString("<x/>"),
                        Map.of("Content-Type", "application/xml"));

        assertThat(problem(response, 415).path("fix").asString()).contains("application/json");
    }

    @Test
    void pathThatIsNoIdIsToldTheForm() {
        HttpResponse<String> response = program(Role.VERIFIER).get("/api/v1/sightings/" + SECRET.substring(1));

        JsonNode problem = problem(response, 400);
        assertThat(problem.path("field").asString()).isEqualTo("id");
        assertThat(problem.path("fix").asString()).contains("UUID");
        assertThat(response.body()).doesNotContain(SECRET.substring(1));
    }

    @Test
    void missingHeaderIsNamed() {
        JsonNode problem = problem(program().json("/api/v1/headers", "{}"), 400);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/missing-header");
        assertThat(problem.path("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void problemOfAModuleIsShownAsItIs() {
        JsonNode problem = problem(program().get("/api/v1/failures/problem"), 409);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/already-claimed");
        assertThat(problem.path("title").asString()).isEqualTo("Somebody has it");
        assertThat(problem.path("status").asInt()).isEqualTo(409);
        assertThat(problem.path("detail").asString()).isEqualTo("Ana is deciding.");
        assertThat(problem.path("field").asString()).isEqualTo("incidentId");
        assertThat(problem.path("fix").asString()).isEqualTo("Take another one");
        assertThat(problem.path("claimedUntil").asString()).isEqualTo("2026-11-22T14:13:00Z");
        assertThat(problem.path("instance").asString()).startsWith("urn:uuid:");
    }

    @Test
    void databaseAwayMeansTryAgainLater() {
        HttpResponse<String> response = program().get("/api/v1/failures/database");

        assertThat(problem(response, 503).path("type").asString()).isEqualTo("/problems/unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.body()).doesNotContain("secret-host");
    }

    @Test
    void faultTellsAnIdThatIsLoggedAndNothingElse(CapturedOutput output) {
        HttpResponse<String> response = program().get("/api/v1/failures/bug");

        String id = problem(response, 500).path("id").asString();
        assertThat(response.body()).doesNotContain("+15555550123", "IllegalState", "org.campana");
        assertThat(output.getAll()).contains(id, "IllegalStateException").doesNotContain("+15555550123");
    }

    @Test
    void typeOfAProblemOpensAPage() {
        Visitor reader = browser();

        assertThat(reader.get("/problems/unknown-field").body()).contains("<h1>There is a field we do not know</h1>");
        assertThat(reader.get("/problems/of-some-module").body()).contains("<code>of-some-module</code>");
        assertThat(reader.get("/problems/Not%20a%20slug").statusCode()).isEqualTo(404);
    }

    @Test
    void browserGetsAPageInItsLanguage() {
        HttpResponse<String> english = browser().get("/nothing");
        HttpResponse<String> spanish =
                browser().with("Accept-Language", "es-MX,es;q=0.9").get("/nothing");

        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(english.body()).contains("<!DOCTYPE html>", "lang=\"en\"", "<h1>There is nothing here</h1>");
        assertThat(spanish.body()).contains("lang=\"es\"", "<h1>Aquí no hay nada</h1>");
    }

    @Test
    void firewallAndContainerRefuseInTheSameForm() throws IOException {
        assertThat(problem(Visitor.program(port).get("/api/v1/me;x=1"), 400)
                        .path("type")
                        .asString())
                .isEqualTo("/problems/unreadable-request");
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: here\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "frame-ancestors 'none'", "/problems/unreadable-request");
        assertThat(raw("GET /report HTTP/1.1\r\nHost: here\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .contains("application/problem+json")
                .doesNotContain("Tomcat", "<html");
    }

    @Test
    void methodNobodyKnowsIsRefusedInTheSameForm() {
        HttpResponse<String> response =
                Visitor.program(port).send("/api/v1/me", "TRACE", BodyPublishers.noBody(), Map.of());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).contains("/problems/");
    }

    private JsonNode refused(int status, String body) {
        HttpResponse<String> response = program(Role.REPORTER).json("/api/v1/sightings", body);
        assertThat(response.body()).doesNotContain(SECRET);
        return problem(response, status);
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(response.body());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
