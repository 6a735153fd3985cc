package org.campana.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Manner;
import org.campana.carrier.script.Match;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls, by the real SDK and an application that answers in TwiML.
class CallTests {

    private static final String JUANA = "+12025550171";
    private static final String INTENT = "4f2a".repeat(8);

    private Receiver application;
    private Simulator simulator;

    @BeforeEach
    void start() {
        application = new Receiver();
        simulator = Simulator.start(Map.of("carrier.voice-url", application.url("/voice")));
    }

    @AfterEach
    void stop() {
        simulator.close();
        application.close();
    }

    @Test
    void callAsksTheApplicationSignedAndHearsWhatItSays() {
        says("<Say language=\"es-MX\">Puertas cerradas.</Say><Hangup/>");

        Call created = call();

        assertThat(created.getSid()).matches("CA[0-9a-f]{32}");
        assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
        PhoneCall over = over(created.getSid());
        assertThat(over.heard()).containsExactly(new Heard.Words("Puertas cerradas.", "es-MX"));
        assertThat(over.intent()).isEqualTo(INTENT);
        Receiver.Call asked = application.calls().getFirst();
        assertThat(asked.signed()).isTrue();
        assertThat(asked.form())
                .containsEntry("CallSid", created.getSid())
                .containsEntry("CallStatus", "in-progress")
                .containsEntry("To", JUANA)
                .containsEntry("From", Simulator.NUMBER);
        await().untilAsserted(() -> assertThat(ends()).containsExactly("completed"));
        assertThat(Call.fetcher(created.getSid()).fetch(simulator.twilio()).getStatus())
                .isEqualTo(Call.Status.COMPLETED);
    }

    @Test
    void recordingIsFetchedAndKnownByItsHash() {
        application.serving("/clips/one.wav", "audio/wav", new byte[] {'a', 'b', 'c'});
        says("<Play>/clips/one.wav</Play>");

        assertThat(over(call().getSid()).clips())
                .containsExactly(new Heard.Clip(
                        application.url("/clips/one.wav"),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        3,
                        "audio/wav"));
    }

    @Test
    void missingRecordingEndsTheCallWithAFault() {
        application.serving("/clips/one.wav", "text/html", new byte[] {'a'});
        says("<Play>/clips/one.wav</Play><Say>never heard</Say>");

        assertThat(over(call().getSid()).heard())
                .containsExactly(new Heard.Fault(application.url("/clips/one.wav"), "type"));
    }

    @Test
    void pressedKeyGoesToTheActionAndNothingBehindItIsHeard() {
        simulator.manners().set(JUANA, Manner.presses("2"));
        application.answering(n -> n == 1
                ? twiml("<Gather numDigits=\"1\" action=\"/key\"><Say>Press</Say></Gather><Say>again</Say>")
                : twiml("<Say>Help is told.</Say>"));

        assertThat(over(call().getSid()).heard())
                .containsExactly(
                        new Heard.Words("Press", null), new Heard.Key("2"), new Heard.Words("Help is told.", null));
        assertThat(application.calls().get(1).path()).isEqualTo("/key");
        assertThat(application.calls().get(1).form()).containsEntry("Digits", "2");
    }

    @Test
    void whoPressesNothingHearsWhatFollows() {
        says("<Gather numDigits=\"1\" action=\"/key\"><Say>Press</Say></Gather><Say>again</Say>");

        assertThat(over(call().getSid()).words()).containsExactly("Press", "again");
    }

    @Test
    void testPressesWhileTheCallWaits() {
        simulator.manners().set(JUANA, Manner.waitsForTest());
        application.answering(n -> n == 1
                ? twiml("<Gather numDigits=\"1\" action=\"/key\" timeout=\"30\"><Say>Press</Say></Gather>")
                : twiml("<Say>Thanks</Say>"));
        String sid = call().getSid();
        await().untilAsserted(() -> assertThat(found(sid).words()).containsExactly("Press"));

        assertThat(simulator.exchange().press(sid, "1")).isTrue();

        assertThat(over(sid).words()).containsExactly("Press", "Thanks");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.Picks.class,
            names = {"BUSY", "NOT", "UNREACHABLE"})
    void phoneThatDoesNotAnswerIsToldAndNeverAsked(Manner.Picks why) {
        simulator.manners().set(JUANA, Manner.not(why));

        CallStatus end = over(call().getSid()).status();

        assertThat(end.wire())
                .isEqualTo(
                        switch (why) {
                            case BUSY -> "busy";
                            case NOT -> "no-answer";
                            default -> "failed";
                        });
        await().untilAsserted(() -> assertThat(ends()).containsExactly(end.wire()));
        assertThat(application.calls()).noneMatch(each -> each.path().startsWith("/twiml"));
    }

    @Test
    void phoneCallsOurNumberAndHearsTheAnswer() {
        says("<Say language=\"en-US\">No alert now.</Say>");

        PhoneCall dialed = simulator.exchange().dial(JUANA);

        assertThat(over(dialed.sid()).words()).containsExactly("No alert now.");
        Receiver.Call asked = application.calls().getFirst();
        assertThat(asked.path()).isEqualTo("/voice");
        assertThat(asked.signed()).isTrue();
        assertThat(asked.form()).containsEntry("From", JUANA).containsEntry("Direction", "inbound");
    }

    @Test
    void scriptsOfTextsHoldForCalls() {
        simulator.scripts().answer(Match.any().first(1), Answer.cut().afterAccepting());
        simulator.scripts().deliver(Match.any(), Delivery.undelivered(30003));

        catchThrowableOfType(RuntimeException.class, this::call);

        await().untilAsserted(() -> assertThat(simulator.calls().ofIntent(INTENT))
                .singleElement()
                .extracting(PhoneCall::status)
                .isEqualTo(CallStatus.NO_ANSWER));
        await().untilAsserted(() -> assertThat(ends()).containsExactly("no-answer"));
    }

    @ParameterizedTest
    @CsvSource({"+1202555, 21211", "+442071838750, 21215"})
    void unsoundCallsAreRefusedWithTwiliosCode(String to, int code) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> call(to));

        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(simulator.calls().all()).isEmpty();
        assertThat(simulator.ledger().requests()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.intent()).isEqualTo(INTENT);
        });
    }

    private Call call() {
        return call(JUANA);
    }

    private Call call(String to) {
        return Call.creator(
                        new PhoneNumber(to),
                        new PhoneNumber(Simulator.NUMBER),
                        URI.create(application.url("/twiml/" + INTENT)))
                .setStatusCallback(URI.create(application.url("/status")))
                .setTimeout(25)
                .setTimeLimit(120)
                .create(simulator.twilio());
    }

    private void says(String verbs) {
        application.answering(n -> twiml(verbs));
    }

    private static Receiver.Answer twiml(String verbs) {
        return new Receiver.Answer(200, "<Response>" + verbs + "</Response>");
    }

    private PhoneCall over(String sid) {
        await().until(() -> found(sid).status().terminal());
        return found(sid);
    }

    private PhoneCall found(String sid) {
        return simulator.calls().call(sid).orElseThrow();
    }

    private List<String> ends() {
        return application.calls().stream()
                .filter(each -> each.path().equals("/status"))
                .map(each -> each.form().getOrDefault("CallStatus", ""))
                .toList();
    }
}
