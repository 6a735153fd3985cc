package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The control door over HTTP.
class ControlTests {

    private static final String ROSA = "+12025550101";

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void ledgerIsReadByTimeNumberAndIntent() {
        String sid = create(ROSA, "http://127.0.0.1:1/status/abc").getSid();
        await().until(() -> simulator.ledger().message(sid).orElseThrow().status() == MessageStatus.DELIVERED);

        JsonNode line = json("/carrier/control/ledger?intent=abc").get(0);

        assertThat(line.get("sid").asString()).isEqualTo(sid);
        assertThat(line.get("to").asString()).isEqualTo(ROSA);
        assertThat(line.get("intent").asString()).isEqualTo("abc");
        assertThat(line.get("direction").asString()).isEqualTo("outbound-api");
        assertThat(line.get("status").asString()).isEqualTo("delivered");
        assertThat(line.get("encoding").asString()).isEqualTo("GSM_7");
        assertThat(line.get("segments").asInt()).isEqualTo(1);
        assertThat(line.get("acceptedAt").asString()).endsWith("Z");
        assertThat(json("/carrier/control/ledger?since=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(json("/carrier/control/ledger?to=%2B12025550101")).isNotEmpty();
    }

    @Test
    void summaryCountsWhatIsDoubled() {
        long before = json("/carrier/control/summary").get("doubledIntents").asLong();

        create(ROSA, "http://127.0.0.1:1/status/twice");
        create(ROSA, "http://127.0.0.1:1/status/twice");

        JsonNode summary = json("/carrier/control/summary");
        assertThat(summary.get("doubledIntents").asLong()).isEqualTo(before + 1);
        assertThat(summary.get("accepted").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(summary.get("byStatus").isObject()).isTrue();
    }

    @Test
    void scriptIsAddedListedAndRemoved() {
        int status = simulator.call("POST", "/carrier/control/scripts", """
                        {"name": "off", "to": "+12025550133", "nth": 1, "times": 1,
                         "answer": {"kind": "error", "httpStatus": 503, "code": 20503, "retryAfterSeconds": 2},
                         "delivery": {"end": "undelivered", "errorCode": 30003},
                         "callbacks": {"copies": 2, "lost": ["sent"]}}""").statusCode();

        assertThat(status).isEqualTo(201);
        assertThat(json("/carrier/control/scripts").get(0).get("name").asString())
                .isEqualTo("off");
        assertThat(simulator.scripts().all().getFirst().answer()).isNotNull();
        assertThat(simulator
                        .call("DELETE", "/carrier/control/scripts/off", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(json("/carrier/control/scripts")).isEmpty();
    }

    @Test
    void scriptWithATestsOwnRuleIsListedWithoutIt() {
        String name = simulator.scripts().answer(Match.rule(request -> false), Answer.cut());

        assertThat(json("/carrier/control/scripts").get(0).get("name").asString())
                .isEqualTo(name);
        simulator.scripts().clear();
    }

    @Test
    void wrongScriptIsRefusedWithItsField() {
        var refused = simulator.call("POST", "/carrier/control/scripts", "{\"share\": 2}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("match.share must be 0 to 1");
        assertThat(simulator
                        .call("POST", "/carrier/control/scripts", "{\"sahre\": 2}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void phonesAreNamedAndText() {
        simulator.call("PUT", "/carrier/control/phones", """
                [{"number": "+12025550144", "label": "Amal", "language": "ar", "direction": "RTL", "skin": "BASIC",
                  "featured": true}]""");
        var sent = simulator.call("POST", "/carrier/control/phones/+12025550144/texts", "{\"body\": \"1\"}");

        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(simulator.phones().phone("+12025550144").direction()).isEqualTo(Phone.WritingDirection.RTL);
        assertThat(simulator.ledger().ofPhone("+12025550144")).hasSize(1);
    }

    @Test
    void oddNumberDoesNotGetTheText() {
        simulator.call("PUT", "/carrier/control/numbers/+12025550155", "{\"oddity\": \"LANDLINE\"}");

        String sid = create("+12025550155", "http://127.0.0.1:1/x").getSid();

        await().until(() -> Integer.valueOf(30006)
                .equals(simulator.ledger().message(sid).orElseThrow().last().errorCode()));
    }

    @Test
    void callerThroughAProxyIsKeptOut() {
        var response =
                simulator.send(HttpRequest.newBuilder(URI.create(simulator.origin() + "/carrier/control/summary"))
                        .header("X-Forwarded-For", "203.0.113.9")
                        .build());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void tokenIsWantedWhenSet() {
        try (Simulator guarded = Simulator.start(Map.of("carrier.control-token", "let me in"))) {
            assertThat(guarded.call("GET", "/carrier/control/summary", null).statusCode())
                    .isEqualTo(401);
            assertThat(guarded.send(HttpRequest.newBuilder(URI.create(guarded.origin() + "/carrier/control/summary"))
                                    .header("Authorization", "Bearer let me in")
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static Message create(String to, String callback) {
        return Message.creator(new PhoneNumber(to), Simulator.SERVICE, "hello")
                .setStatusCallback(callback)
                .create(simulator.twilio());
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(simulator.call("GET", path, null).body());
    }
}
