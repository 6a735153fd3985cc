package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Manner;
import org.campana.carrier.script.Match;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.DeliveriesStopped;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.ReplyReceived;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.IntentId;
import org.campana.testing.EventProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A call from the request to what is heard, pressed and reported.
class CallIT extends WithCalls {

    private static final String KEYS =
            "Press 1 if you have heard this. Press 2 if you need help. Press 3 if all are safe.";
    private static final String OVER = "We called you about an alert at your school. That alert is over.";

    @Test
    void whoAnswersHearsItTwiceAndThenTheKeys() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();

        ring(alert, person, Language.ENGLISH, "Valle Alerts: CONFIRMED <near> Lincoln & Oak.");
        awaitCall(alert, 1, person, "DELIVERED");

        PhoneCall call = callsTo(number).getFirst();
        assertThat(callsTo(number)).hasSize(1);
        assertThat(call.heard())
                .containsExactly(
                        new Heard.Words("Valle Alerts: CONFIRMED <near> Lincoln & Oak.", "en-US"),
                        new Heard.Words(KEYS, "en-US"),
                        new Heard.Words("Valle Alerts: CONFIRMED <near> Lincoln & Oak.", "en-US"),
                        new Heard.Words(KEYS, "en-US"));
        assertThat(call.url())
                .matches("http://localhost:\\d+/webhooks/twilio/voice/[0-9a-f]{32}#ct=3000&rt=5000&rc=5&rp=all");
    }

    @Test
    void aKeyIsAnAnswerToThisAlertAndIsThankedInTheirLanguage() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number, Language.SPANISH);
        AlertReleased alert = alert();
        Network.manners().set(number.e164(), Manner.presses("72"));

        ring(alert, person, Language.SPANISH, "Alertas Valle: CONFIRMADO.");
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(callsTo(number).getFirst().words())
                .as("a key that means nothing begins anew")
                .filteredOn(words -> words.startsWith("Alertas"))
                .hasSize(2);
        assertThat(callsTo(number).getFirst().heard().getLast())
                .isEqualTo(new Heard.Words(
                        "Ya avisamos a las personas de guardia que necesita ayuda. En peligro llame al 9 1 1.",
                        "es-MX"));
        try (EventProbe probe = EventProbe.on(topics, Topics.REPLIES)) {
            ReplyReceived reply =
                    probe.await(ReplyReceived.class, each -> each.personId().equals(person));
            assertThat(reply.alertId()).isEqualTo(alert.alertId());
            assertThat(reply.answer()).isEqualTo(org.campana.events.Answer.NEED_HELP);
        }
    }

    @ParameterizedTest
    @CsvSource({"NOT, NOT_ANSWERED", "BUSY, LINE_BUSY", "UNREACHABLE, NOT_CONNECTED"})
    void whoDoesNotAnswerIsCalledTwiceMoreAndNotAgain(Manner.Picks why, String failure) {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.manners().set(number.e164(), Manner.not(why));

        ring(alert, person, Language.ENGLISH, "x");
        awaitCall(alert, 1, person, "FAILED_TEMPORARY:" + failure);

        assertThat(callsTo(number)).hasSize(3);
        assertThat(callsTo(number)).extracting(PhoneCall::intent).doesNotHaveDuplicates();
    }

    @Test
    void whoAnswersTheSecondTimeIsReached() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.to(number.e164()).first(1), Delivery.undelivered(30003));

        ring(alert, person, Language.ENGLISH, "x");
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(callsTo(number))
                .extracting(PhoneCall::status)
                .containsExactly(CallStatus.NO_ANSWER, CallStatus.COMPLETED);
    }

    @Test
    void aCallInDoubtIsSettledByWhatItAsksAndRingsOnce() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.cut().afterAccepting());
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.none());

        ring(alert, person, Language.ENGLISH, "x");
        awaitCall(alert, 1, person, "SENT");

        assertThat(callsTo(number)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "21214, FAILED_PERMANENT:NO_ROUTE",
        "21216, FAILED_TECHNICAL:CALL_BLOCKED",
        "29998, FAILED_TECHNICAL:UNKNOWN_CODE"
    })
    void aRefusedCallIsNotTriedAgain(int code, String status) {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.error(400, code));

        ring(alert, person, Language.ENGLISH, "x");
        awaitCall(alert, 1, person, status);

        assertThat(Network.ledger().requests().stream()
                        .filter(each -> number.e164().equals(each.to())))
                .hasSize(1);
    }

    @Test
    void anAlertThatWasStoppedWhileItRangIsNotSaidAsIfItWentOn() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts()
                .deliver(Match.to(number.e164()), Delivery.delivered().within(Duration.ofSeconds(3), Duration.ZERO));

        ring(alert, person, Language.ENGLISH, "Agents near Lincoln.");
        await().until(() -> !callsTo(number).isEmpty());
        send(new DeliveriesStopped(alert.alertId(), 1, now()));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> callsTo(number).getFirst().status().terminal());
        assertThat(callsTo(number).getFirst().words()).containsExactly(OVER);
    }

    @Test
    void aCorrectionWhileItRingsTakesItsPlaceAndIsCalledTheSameWay() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts()
                .deliver(
                        Match.to(number.e164()).first(1),
                        Delivery.delivered().within(Duration.ofSeconds(3), Duration.ZERO));

        ring(alert, person, Language.ENGLISH, "Agents near Lincoln.");
        await().until(() -> !callsTo(number).isEmpty());
        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.CORRECTION,
                alert.schoolId(),
                List.of(new LanguageText(Language.ENGLISH, "It was wrong.", 1, null)),
                false,
                now(),
                now().plusSeconds(600)));
        awaitCall(alert, 2, person, "DELIVERED");

        await().until(() ->
                callsTo(number).stream().allMatch(each -> each.status().terminal()));
        List<PhoneCall> calls = callsTo(number);
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().words()).containsExactly(OVER);
        assertThat(calls.getLast().words()).contains("It was wrong.").doesNotContain(OVER);
    }

    @Test
    void nothingButASignedRequestOfThisVeryCallIsAnswered() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        ring(alert, person, Language.ENGLISH, "Agents near Lincoln.");
        awaitCall(alert, 1, person, "DELIVERED");
        PhoneCall call = callsTo(number).getFirst();
        String path = "/webhooks/twilio/voice/" + call.intent();

        assertThat(twilio.post(path, form(call.sid())).statusCode()).isEqualTo(200);
        assertThat(twilio.post(path, form(call.sid()), "forged").statusCode()).isEqualTo(403);
        assertThat(twilio.post(path, form("CA" + "9".repeat(32))).statusCode())
                .as("another call's id")
                .isEqualTo(403);
        assertThat(twilio.post("/webhooks/twilio/voice/" + IntentId.of(AlertId.random()), form(call.sid()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(path + "/key", form("CA" + "9".repeat(32))).statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(path + "/status", form("CA" + "9".repeat(32))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theIntentOfATextOpensNoCall() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        request(alert, "a text", person);
        awaitStatus(alert, person, "DELIVERED");
        String intent = Network.ledger().toNumber(number.e164()).getFirst().intent();

        assertThat(twilio.post("/webhooks/twilio/voice/" + intent, form("CA" + "8".repeat(32)))
                        .statusCode())
                .isEqualTo(403);
    }

    private static Map<String, String> form(String sid) {
        return new TreeMap<>(Map.of(
                "AccountSid",
                Network.ACCOUNT,
                "ApiVersion",
                "2010-04-01",
                "CallSid",
                sid,
                "CallStatus",
                "in-progress",
                "Digits",
                "1",
                "From",
                "+12025550100",
                "To",
                "+12025550199"));
    }
}
