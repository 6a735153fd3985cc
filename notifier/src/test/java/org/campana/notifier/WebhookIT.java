package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Answer;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.ReplyReceived;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.EventProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class WebhookIT extends WithNotifier {

    private static final String MESSAGES = "/webhooks/twilio/messages";

    @Autowired
    private Environment environment;

    @Autowired
    private MeterRegistry meters;

    private Twilio twilio;

    @BeforeEach
    void knock() {
        twilio = new Twilio(environment.getRequiredProperty("campana.public-url"));
    }

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    /// A text the carrier took and of which nothing more is heard.
    private Sent sent() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.to(number.e164()), Delivery.sentOnly());
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.none());
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");
        return jdbc.sql("select a.intent, a.provider_id from notify.attempt a join notify.delivery d on d.id ="
                        + " a.delivery_id where d.person_id = :person and a.state = 'ACCEPTED'")
                .param("person", person.value())
                .query((row, at) -> new Sent(
                        alert,
                        person,
                        "/webhooks/twilio/status/"
                                + row.getObject("intent", UUID.class).toString().replace("-", ""),
                        row.getString("provider_id")))
                .single();
    }

    private int changes() {
        return jdbc.sql("select (select count(*) from notify.callback) + (select count(*) from notify.inbound)"
                        + " + (select count(*) from notify.consent_event where kind = 'OPT_OUT')")
                .query(Integer.class)
                .single();
    }

    private double refused() {
        return meters.get("campana.receipt.callbacks")
                .tags("channel", "sms", "result", "refused")
                .counter()
                .count();
    }

    @Test
    void aSignedCallbackIsAnsweredAtOnceAndMovesTheDelivery() {
        Sent sent = sent();

        HttpResponse<String> answer = twilio.post(sent.path(), Twilio.status(sent.sid(), "delivered"));

        assertThat(answer.statusCode()).isEqualTo(204);
        awaitStatus(sent.alert(), sent.person(), "DELIVERED");
    }

    @Test
    void forgedShiftedAndMisdirectedCallbacksChangeNothingAndAreCounted() {
        Sent sent = sent();
        Sent other = sent();
        Map<String, String> honest = Twilio.status(sent.sid(), "failed");
        String signature = Twilio.sign(environment.getRequiredProperty("campana.public-url") + sent.path(), honest);
        int before = changes();
        double refusedBefore = refused();

        Map<String, String> shifted = new TreeMap<>(honest);
        shifted.remove("MessageSid");
        shifted.put("MessageSi", "d" + sent.sid());
        Map<String, String> coded = Twilio.status(sent.sid(), "undelivered");
        coded.put("ErrorCode3", "0006");
        Map<String, String> otherAccount = new TreeMap<>(honest);
        otherAccount.put("AccountSid", "AC" + "9".repeat(32));

        assertThat(twilio.post(sent.path(), shifted, signature).statusCode())
                .as("the border between name and value moved, which keeps the signature valid")
                .isEqualTo(403);
        assertThat(twilio.post(sent.path(), coded).statusCode()).isEqualTo(403);
        assertThat(twilio.post(sent.path(), honest, "forged").statusCode()).isEqualTo(403);
        assertThat(twilio.post(sent.path(), honest, "").statusCode()).isEqualTo(403);
        assertThat(twilio.post(sent.path() + "?x=1", honest, signature).statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(sent.path(), otherAccount).statusCode()).isEqualTo(403);
        assertThat(twilio.post(other.path(), honest).statusCode())
                .as("another message's intent")
                .isEqualTo(403);
        assertThat(twilio.post("/webhooks/twilio/status/" + "0".repeat(32), honest)
                        .statusCode())
                .as("an intent nobody made")
                .isEqualTo(403);
        assertThat(twilio.post("/webhooks/twilio/status/not-an-intent", honest).statusCode())
                .isEqualTo(403);
        assertThat(twilio.post(MESSAGES, Twilio.text("+12025550143", "STOP"), "forged")
                        .statusCode())
                .isEqualTo(403);

        assertThat(changes()).isEqualTo(before);
        assertThat(statusOf(sent.alert(), sent.person())).isEqualTo("SENDING");
        assertThat(refused() - refusedBefore)
                .as("each rings towards the alarm, whatever was wrong with it")
                .isEqualTo(10);
    }

    /// `-Dcampana.rig.forgeries=10000` is the long run of `docs/reliability.md`.
    @Test
    void aSignatureCannotBeGuessed() {
        Sent sent = sent();
        Random random = new Random(11);
        int before = changes();

        Set<Integer> answers = new HashSet<>();
        for (int each = 0; each < Integer.getInteger("campana.rig.forgeries", 300); each++) {
            byte[] guess = new byte[20];
            random.nextBytes(guess);
            answers.add(twilio.post(
                            sent.path(),
                            Twilio.status(sent.sid(), "delivered"),
                            java.util.Base64.getEncoder().encodeToString(guess))
                    .statusCode());
        }

        assertThat(answers).containsExactly(403);
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void aReplayChangesNothing() {
        Sent sent = sent();
        Map<String, String> form = Twilio.status(sent.sid(), "sent");
        twilio.post(sent.path(), form);
        awaitStatus(sent.alert(), sent.person(), "SENT");
        int before = changes();

        for (int each = 0; each < 5; each++) {
            assertThat(twilio.post(sent.path(), form).statusCode()).isEqualTo(204);
        }

        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void whateverTheOrderOfCallbacksThereIsOneResult() {
        List<String> statuses = List.of("queued", "sending", "sent", "undelivered", "delivered");
        Random random = new Random(5);

        for (int round = 0; round < 6; round++) {
            Sent sent = sent();
            List<String> shuffled = new ArrayList<>(statuses);
            shuffled.addAll(statuses.subList(0, 3));
            Collections.shuffle(shuffled, random);

            shuffled.forEach(status -> twilio.post(sent.path(), Twilio.status(sent.sid(), status)));

            awaitStatus(sent.alert(), sent.person(), "DELIVERED");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> jdbc.sql("select count(*) from notify.callback where applied_at is null")
                                    .query(Integer.class)
                                    .single()
                            == 0);
            assertThat(statusOf(sent.alert(), sent.person())).isEqualTo("DELIVERED");
        }
    }

    @Test
    void theStoredCallbackHasNoNumber() {
        Sent sent = sent();
        twilio.post(sent.path(), Twilio.status(sent.sid(), "delivered"));
        awaitStatus(sent.alert(), sent.person(), "DELIVERED");

        assertThat(jdbc.sql("select c::text from notify.callback c")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("2025550"));
    }

    @Test
    void stopIsHeardAtOnceConfirmedOnceAndHoldsUntilStart() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number, Language.SPANISH);

        HttpResponse<String> first = twilio.post(MESSAGES, Twilio.text(number.e164(), "Stop, please"));
        HttpResponse<String> second = twilio.post(MESSAGES, Twilio.text(number.e164(), "ALTO"));
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SUPPRESSED:LEFT_THE_LIST");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("<Message>Alertas Valle: Ya no recibe");
        assertThat(second.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");
        assertThat(Network.textsTo(number.e164())).isEmpty();
        assertThat(jdbc.sql("select number is null from notify.address where person_id = :person")
                        .param("person", person.value())
                        .query(Boolean.class)
                        .single())
                .as("the number itself is forgotten")
                .isTrue();

        assertThat(twilio.post(MESSAGES, Twilio.text(number.e164(), "YES")).body())
                .contains("Conteste a una alerta");
        AlertReleased afterYes = alert();
        request(afterYes, "Agents near Lincoln.", person);
        awaitStatus(afterYes, person, "SUPPRESSED:LEFT_THE_LIST");

        assertThat(twilio.post(MESSAGES, Twilio.text(number.e164(), "INICIAR")).body())
                .contains("de nuevo");
        AlertReleased afterStart = alert();
        request(afterStart, "Agents near Lincoln.", person);
        awaitStatus(afterStart, person, "DELIVERED");
        assertThat(jdbc.sql("select kind from notify.consent_event where number_index ="
                                + " (select number_index from notify.address where person_id = :person) order by id")
                        .param("person", person.value())
                        .query(String.class)
                        .list())
                .containsExactly("OPT_IN", "OPT_OUT", "OPT_IN");
    }

    @Test
    void aDigitAnswersTheNewestAlertThatReachedThePerson() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln. 1=OK 2=Help", person);
        awaitStatus(alert, person, "DELIVERED");

        Map<String, String> two = Twilio.text(number.e164(), " 2 ");
        assertThat(twilio.post(MESSAGES, two).body()).contains("people on duty");
        assertThat(twilio.post(MESSAGES, two).body()).as("handed over twice").doesNotContain("<Message>");

        try (EventProbe probe = EventProbe.on(topics, Topics.REPLIES)) {
            ReplyReceived reply =
                    probe.await(ReplyReceived.class, each -> each.personId().equals(person));
            assertThat(reply.alertId()).isEqualTo(alert.alertId());
            assertThat(reply.answer()).isEqualTo(Answer.NEED_HELP);
            probe.neverWithin(
                    Duration.ofSeconds(1),
                    ReplyReceived.class,
                    each -> each.personId().equals(person) && !each.eventId().equals(reply.eventId()));
        }
    }

    @Test
    void otherWordsGetTheMenuAndAnEchoGetsThreeAnswersAtMost() {
        PhoneNumber number = freshNumber();

        int answered = 0;
        for (int each = 0; each < 10; each++) {
            String body = twilio.post(MESSAGES, Twilio.text(number.e164(), "what is this?"))
                    .body();
            answered += body.contains("<Message>Valle Alerts: Answer an alert with 1") ? 1 : 0;
        }

        assertThat(answered).isEqualTo(3);
    }

    private record Sent(AlertReleased alert, PersonId person, String path, String sid) {}
}
