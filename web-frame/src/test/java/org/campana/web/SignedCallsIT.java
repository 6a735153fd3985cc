package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

class SignedCallsIT extends OnRealPort {

    private static final String UNDER = "/webhooks/signed/";
    private static final Map<String, String> SIGNED = Map.of("signed", "yes");

    @Autowired
    @Qualifier("signedSample")
    private SignedCalls calls;

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return Visitor.program(port).form(path, form);
    }

    @Test
    void aSignedCallIsAnsweredWithTheHeadersOfEveryAnswerAndNoCookie() {
        HttpResponse<String> answer = post(UNDER + "a1-B2", SIGNED);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aRefusalIsAProblem() {
        HttpResponse<String> answer = post(UNDER + "a1", Map.of("signed", "no"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("/problems/not-signed");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidWithoutItsName() {
        HttpResponse<String> answer = post(UNDER + "database", SIGNED);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("secret-host");
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        assertThat(post(UNDER + "a1", Map.of("signed", "y".repeat(70_000))).statusCode())
                .isEqualTo(413);
    }

    /// A path that can be written in two ways is not read in one of them.
    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a%31", "a;b", "..%2fsample", "a.b", "a//b"})
    void whatIsNoPlainNameEndsWhereEveryUnknownPathDoes(String name) {
        assertThat(post(UNDER + name, SIGNED).statusCode()).isIn(400, 404);
    }

    @Test
    void aPathItselfIsTakenAndNothingBelowOrBesideIt() {
        assertThat(post("/webhooks/signed-path", SIGNED).body()).isEqualTo("heard []");
        for (String other :
                List.of("/webhooks/signed-path/", "/webhooks/signed-path/a1", "/webhooks/signed-pathology")) {
            assertThat(post(other, SIGNED).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void onlyAPostIsTakenThisWay() {
        assertThat(Visitor.program(port).get(UNDER + "a1").statusCode()).isEqualTo(405);
    }

    @Test
    void aRouteThatIsNotOpenToEveryoneStopsTheStart() {
        ProblemWriter problems = new ProblemWriter(JsonMapper.shared());
        AccessGate none = new AccessGate(List.of());
        AccessGate closed = new AccessGate(List.of(AccessRules.of(AccessRules.signedIn(HttpMethod.POST, UNDER + "*"))));

        for (AccessGate gate : List.of(none, closed)) {
            SignedCallsFilter filter = new SignedCallsFilter(() -> List.of(calls), gate, problems);
            assertThatThrownBy(filter::afterSingletonsInstantiated)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("POST " + UNDER + "* is not open to everyone");
        }
    }
}
