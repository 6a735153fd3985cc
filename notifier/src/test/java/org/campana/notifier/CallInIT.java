package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.script.Manner;
import org.campana.events.AlertReleased;
import org.campana.events.Answer;
import org.campana.events.Audience;
import org.campana.events.DeliveriesStopped;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.ReplyReceived;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.EventProbe;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody calls our number.
class CallInIT extends WithCalls {

    private static final String KEYS =
            "Oprima 1 si ya lo escuchó. Oprima 2 si necesita ayuda. Oprima 3 si todos están a salvo.";
    private static final String NO_ALERT =
            "There is no alert at your school now. We tell you as soon as one is confirmed.";
    private static final String WE_TELL = "We tell you as soon as an alert for you is confirmed.";
    private static final String VOUCHED_FOR = "TN-Validation-Passed-A";

    private final SchoolId school = SchoolId.of("oak-" + Long.toString(System.nanoTime(), 36));

    @BeforeEach
    void school() {
        school(school, "Oak School", "OAK" + System.nanoTime() % 10_000);
    }

    @Test
    void whatGoesOnIsHeardInTheCallersLanguageAndItsNewestWords() {
        PhoneNumber grandmother = joined(Language.SPANISH);
        PhoneNumber neighbour = joined(Language.ENGLISH);
        assertThat(heardBy(neighbour)).containsExactly(NO_ALERT);
        AlertReleased alert = released(Audience.FAMILIES);
        tell(neighbour, alert, Language.ENGLISH, "Agents near Oak.");
        tell(grandmother, alert, Language.SPANISH, "Agentes cerca de Oak.");

        PhoneCall call = dial(grandmother);

        assertThat(call.heard())
                .startsWith(new Heard.Words("Agentes cerca de Oak.", "es-MX"), new Heard.Words(KEYS, "es-MX"));
        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.UPDATE,
                alert.schoolId(),
                List.of(
                        new LanguageText(Language.ENGLISH, "They moved on.", 1, null),
                        new LanguageText(Language.SPANISH, "Ya se movieron.", 1, null)),
                false,
                now(),
                now().plusSeconds(600)));
        await().until(() -> Network.textsTo(grandmother.e164()).contains("Ya se movieron."));
        assertThat(heardBy(grandmother)).contains("Ya se movieron.").doesNotContain("Agentes cerca de Oak.");
        send(new DeliveriesStopped(alert.alertId(), 2, now()));
        await().until(() -> jdbc.sql("select count(*) from notify.alert_stop where alert_id = :alert")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(heardBy(neighbour)).containsExactly(NO_ALERT);
    }

    @Test
    void aKeyIsAnAnswerToTheAlertThatReachedThem() {
        PhoneNumber grandmother = joined(Language.SPANISH);
        AlertReleased alert = released(Audience.FAMILIES);
        tell(grandmother, alert, Language.SPANISH, "Agentes cerca de Oak.");
        Network.manners().set(grandmother.e164(), Manner.presses("92"));

        assertThat(dial(grandmother).words().getLast())
                .isEqualTo("Ya avisamos a las personas de guardia que necesita ayuda. En peligro llame al 9 1 1.");
        try (EventProbe probe = EventProbe.on(topics, Topics.REPLIES)) {
            ReplyReceived reply =
                    probe.await(ReplyReceived.class, each -> each.personId().equals(person(grandmother)));
            assertThat(reply.alertId()).isEqualTo(alert.alertId());
            assertThat(reply.answer()).isEqualTo(Answer.NEED_HELP);
        }
    }

    @Test
    void aFamilyIsNotToldWhatOnlyTheStaffKnows() {
        PhoneNumber member = joined(Language.ENGLISH);
        AlertReleased alert = released(Audience.STAFF);
        tell(joined(Language.ENGLISH), alert, Language.ENGLISH, "For the staff.");

        assertThat(heardBy(member)).containsExactly(WE_TELL);
    }

    @Test
    void aNumberThatNobodyVouchesForHearsWhatAStrangerHears() {
        PhoneNumber member = joined(Language.SPANISH);
        AlertReleased alert = released(Audience.FAMILIES);
        tell(member, alert, Language.SPANISH, "Agentes cerca de Oak.");

        String stranger = ask("", freshNumber(), VOUCHED_FOR, "");
        assertThat(stranger).contains("school alert line", "AYUDA").doesNotContain("Oak");
        for (String weaker : List.of("TN-Validation-Passed-B", "TN-Validation-Failed-A", "No-TN-Validation", "")) {
            assertThat(ask("", member, weaker, "")).as(weaker).isEqualTo(stranger);
        }
        assertThat(ask("/key", member, "TN-Validation-Passed-B", "2"))
                .contains("<Redirect")
                .doesNotContain("Ya avisamos");
        assertThat(twilio.post("/webhooks/twilio/voice", form(member, VOUCHED_FOR, ""), "forged")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoCallsAllTheTimeIsNotAnsweredAfterTheTwelfthCallOfAnHour() {
        PhoneNumber number = freshNumber();

        List<String> answers = IntStream.range(0, 13)
                .mapToObj(each -> ask("", number, VOUCHED_FOR, ""))
                .toList();

        assertThat(answers.subList(0, 12)).allMatch(answer -> answer.contains("school alert line"));
        assertThat(answers.getLast()).contains("<Reject");
    }

    private PhoneNumber joined(Language language) {
        PhoneNumber number = freshNumber();
        family(number, school, language);
        return number;
    }

    private void tell(PhoneNumber number, AlertReleased alert, Language language, String text) {
        send(SampleEvents.requested(alert, person(number), language, text));
        awaitStatus(alert, person(number), "DELIVERED");
    }

    private AlertReleased released(Audience audience) {
        return SampleEvents.released(school, audience, now());
    }

    private List<String> heardBy(PhoneNumber number) {
        return dial(number).words();
    }

    private String ask(String path, PhoneNumber from, String verified, String digits) {
        return twilio.post("/webhooks/twilio/voice" + path, form(from, verified, digits))
                .body();
    }

    private static Map<String, String> form(PhoneNumber from, String verified, String digits) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "AccountSid",
                Network.ACCOUNT,
                "ApiVersion",
                "2010-04-01",
                "CallSid",
                "CA" + "7".repeat(32),
                "CallStatus",
                "ringing",
                "Direction",
                "inbound",
                "From",
                from.e164(),
                "To",
                "+12025550100"));
        if (!verified.isEmpty()) {
            form.put("StirVerstat", verified);
        }
        if (!digits.isEmpty()) {
            form.put("Digits", digits);
        }
        return form;
    }
}
