package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessIT extends OnRealPort {

    @Test
    void whatNoRuleListsDoesNotExistForAnybody() {
        HttpResponse<String> stranger = Visitor.program(port).get("/api/v1/secrets");
        HttpResponse<String> admin = program(Role.values()).get("/api/v1/secrets");

        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(admin.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).contains("\"type\":\"/problems/not-found\"");
    }

    @Test
    void actuatorDoesNotExistOnThePublicPort() {
        for (String path : new String[] {"/actuator", "/actuator/health", "/actuator/heapdump", "/actuator/env"}) {
            assertThat(Visitor.program(port).get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void methodWithoutARuleIsRefusedWithTheOnesThatHaveOne() {
        HttpResponse<String> response = program(Role.VERIFIER).get("/api/v1/sightings");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(response.body()).contains("/problems/wrong-method", "Use POST");
    }

    @Test
    void callWithoutAKeyIsToldToSendOne() {
        HttpResponse<String> response = Visitor.program(port).get("/api/v1/me");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.body()).contains("/problems/not-signed-in", "Authorization: Bearer");
    }

    @Test
    void keyCarriesItsPerson() {
        HttpResponse<String> response = program().get("/api/v1/me");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Ana Example");
    }

    @Test
    void oneOfTheRolesIsEnoughAndAnotherIsNot() {
        String path = "/api/v1/sightings/3f0c7f3e-9a2b-4c5d-8e6f-0123456789ab";

        assertThat(program(Role.RELEASER).get(path).statusCode()).isEqualTo(200);
        assertThat(program(Role.REPORTER, Role.NETWORK_ADMIN).get(path).statusCode())
                .isEqualTo(403);
        assertThat(program(Role.REPORTER).get(path).body()).contains("/problems/wrong-role");
    }

    @Test
    void moreSpecificRuleWinsOverTheOneWithAVariable() {
        assertThat(Visitor.program(port).get("/api/v1/sightings/open").statusCode())
                .isEqualTo(200);
    }

    @Test
    void revokedKeyIsRefusedOnTheNextCall() {
        Person ana = person();
        Visitor program = Visitor.program(port).key(keys.issue(ana, Duration.ofMinutes(5)));
        assertThat(program.get("/api/v1/me").statusCode()).isEqualTo(200);

        keys.revokeAll(ana.id());

        HttpResponse<String> after = program.get("/api/v1/me");
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.body()).contains("/problems/key-refused");
    }

    @Test
    void keyThatIsWrongIsRefusedEvenWhereAnybodyMayCall() {
        Visitor forger = Visitor.program(port).key("cmp_" + "A".repeat(43));

        assertThat(forger.get("/api/v1/sightings/open").statusCode()).isEqualTo(401);
    }

    @Test
    void sessionDoesNotOpenTheApi() {
        assertThat(signedIn(Role.VERIFIER).get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void callbackNeedsNeitherKeyNorFormToken() {
        assertThat(Visitor.program(port).json("/webhooks/sample", "{}").statusCode())
                .isEqualTo(200);
    }
}
