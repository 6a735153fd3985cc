package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesStopped;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.SampleEvents;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// The school's protocol says "first by text, then by call".
@TestPropertySource(properties = "campana.retry.next-channel=3s")
class InTurnIT extends WithCalls {

    private PersonId staff(PhoneNumber number, Channel... agreed) {
        return enrolment.enrol(new EnrolmentRequest(
                number,
                Audience.STAFF,
                List.of(SampleEvents.LINCOLN),
                List.of(Language.ENGLISH),
                List.of(agreed),
                false,
                ConsentProof.imported("staff-list", Language.ENGLISH)));
    }

    private AlertReleased textThenCall(PersonId person) {
        AlertReleased alert = alert();
        send(SampleRequest.of(alert, person, "Agents near Lincoln.")
                .otherwise(Channel.VOICE)
                .event());
        return alert;
    }

    /// A text to this number, and no call: a call has no words.
    private static Match textTo(PhoneNumber number) {
        return Match.rule(asked -> number.e164().equals(asked.to()) && asked.body() != null);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from notify.delivery where otherwise_at is not null")
                .query(Integer.class)
                .single();
    }

    @Test
    void aLandlineIsCalledAtOnceWithTheSameWords() {
        PhoneNumber number = freshNumber();
        PersonId person = staff(number, Channel.SMS, Channel.VOICE);
        Network.scripts().deliver(textTo(number), Delivery.undelivered(30006));

        AlertReleased alert = textThenCall(person);
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(statusOf(alert, person)).isEqualTo("FAILED_PERMANENT:LANDLINE");
        assertThat(callsTo(number))
                .singleElement()
                .satisfies(call -> assertThat(call.words()).contains("Agents near Lincoln."));
    }

    @Test
    void whoseTextNobodyConfirmedIsCalledAfterAWhileAndWhoReadItIsNot() {
        PhoneNumber silent = freshNumber();
        PhoneNumber reading = freshNumber();
        PersonId unconfirmed = staff(silent, Channel.SMS, Channel.VOICE);
        PersonId reached = staff(reading, Channel.SMS, Channel.VOICE);
        Network.scripts().deliver(textTo(silent), Delivery.sentOnly());

        AlertReleased read = textThenCall(reached);
        awaitStatus(read, reached, "DELIVERED");
        AlertReleased alert = textThenCall(unconfirmed);
        awaitStatus(alert, unconfirmed, "SENT");
        awaitCall(alert, 1, unconfirmed, "DELIVERED");

        await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);
        assertThat(callsTo(reading)).isEmpty();
        assertThat(callsTo(silent)).hasSize(1);
    }

    @Test
    void whileNoTextCanLeavePeopleAreCalled() {
        PhoneNumber number = freshNumber();
        PersonId person = staff(number, Channel.SMS, Channel.VOICE);
        Network.scripts().answer(Match.rule(asked -> asked.body() != null), Answer.error(401, 20003));

        AlertReleased alert = textThenCall(person);
        awaitCall(alert, 1, person, "DELIVERED");

        assertThat(statusOf(alert, person)).isEqualTo("QUEUED");
        Network.scripts().clear();
        awaitStatus(alert, person, "DELIVERED");
    }

    @Test
    void nobodyIsCalledWhoAgreedToTextsOnlyOrWhoLeft() {
        PhoneNumber textOnly = freshNumber();
        PhoneNumber gone = freshNumber();
        PersonId texted = staff(textOnly, Channel.SMS);
        PersonId left = staff(gone, Channel.SMS, Channel.VOICE);
        Network.scripts().deliver(Match.to(textOnly.e164()), Delivery.undelivered(30006));
        Network.scripts().answer(Match.to(gone.e164()), Answer.error(400, 21610));

        AlertReleased toTexted = textThenCall(texted);
        AlertReleased toLeft = textThenCall(left);
        awaitStatus(toTexted, texted, "FAILED_PERMANENT:LANDLINE");
        awaitStatus(toLeft, left, "SUPPRESSED:BLOCKED_BY_CARRIER");
        await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);

        awaitCall(toTexted, 1, texted, "NONE");
        awaitCall(toLeft, 1, left, "NONE");
        assertThat(callsTo(textOnly)).isEmpty();
        assertThat(callsTo(gone)).isEmpty();
    }

    @Test
    void nobodyIsCalledAfterAStop() {
        PhoneNumber number = freshNumber();
        PersonId person = staff(number, Channel.SMS, Channel.VOICE);
        Network.scripts().deliver(Match.to(number.e164()), Delivery.sentOnly());
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.none());

        AlertReleased alert = textThenCall(person);
        awaitStatus(alert, person, "SENDING");
        send(new DeliveriesStopped(alert.alertId(), 1, now()));
        await().atMost(Duration.ofSeconds(8)).until(() -> waiting() == 0);

        awaitCall(alert, 1, person, "NONE");
        assertThat(callsTo(number)).isEmpty();
    }
}
