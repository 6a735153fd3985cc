package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.notifier.address.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/// Texts of which nobody knows whether they left. The window for callbacks is two seconds here.
class DoubtIT extends WithNotifier {

    @Autowired
    @Qualifier("org.campana.notifier.receipt.CallbackWorker")
    private SmartLifecycle applying;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private static List<CarrierMessage> accepted(PhoneNumber number) {
        return Network.ledger().toNumber(number.e164());
    }

    private static long requestsTo(PhoneNumber number) {
        return Network.ledger().requests().stream()
                .filter(request -> number.e164().equals(request.to()))
                .count();
    }

    @Test
    void aLostAnswerIsSettledByTheCallbackAndNothingIsSentTwice() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.cut().afterAccepting());

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> requestsTo(number) == 1);
        assertThat(accepted(number)).hasSize(1);
    }

    @Test
    void aTextThatWasNotTakenIsSentOnceMoreWithAnotherIntent() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()).first(1), Answer.cut());

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(requestsTo(number)).isEqualTo(2);
        assertThat(accepted(number)).hasSize(1);
        assertThat(jdbc.sql("select count(distinct intent) from notify.attempt where delivery_id = :id")
                        .param("id", idOf(alert, person))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void thereIsNeverAThirdRequestAndInTheEndItIsSaidThatNobodyKnows() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.error(503, 20503));

        send(requested(alert, person, "Agents near Lincoln.", Severity.IMMEDIATE, Duration.ofSeconds(14)));
        await().atMost(Duration.ofSeconds(10)).until(() -> requestsTo(number) == 2);
        assertThat(statusOf(alert, person)).isEqualTo("SENDING");
        awaitStatus(alert, person, "FAILED_TECHNICAL:UNCONFIRMED");

        assertThat(requestsTo(number)).isEqualTo(2);
    }

    /// The first was taken, and its receipt comes when the second is in doubt already.
    @Test
    void aReceiptThatComesAfterTheSecondRequestLeavesNoRoomForAThird() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.cut().afterAccepting());
        Network.scripts().callBack(Match.to(number.e164()).first(1), Callbacks.late(Duration.ofMillis(3_500)));
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.none());

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> requestsTo(number) == 2);
        assertThat(accepted(number)).hasSize(2);
        assertThat(jdbc.sql("select count(*) from notify.attempt where delivery_id = :id and doubted")
                        .param("id", idOf(alert, person))
                        .query(Integer.class)
                        .single())
                .as("the ledger says why there were two")
                .isEqualTo(2);
    }

    @Test
    void aReceiptThatWaitsToBeAppliedIsWaitedFor() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.cut().afterAccepting());
        applying.stop();
        try {
            request(alert, "Agents near Lincoln.", person);
            await().until(() -> jdbc.sql("select count(*) from notify.callback where applied_at is null")
                            .query(Integer.class)
                            .single()
                    > 0);

            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> requestsTo(number) == 1);
        } finally {
            applying.start();
        }
        awaitStatus(alert, person, "DELIVERED");
        assertThat(requestsTo(number)).isEqualTo(1);
    }

    @Test
    void aDrillInDoubtIsNotSentAgain() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.error(500, 20500));

        send(requested(alert, person, "DRILL.", Severity.ROUTINE, Duration.ofSeconds(6)));
        awaitStatus(alert, person, "FAILED_TECHNICAL:UNCONFIRMED");

        assertThat(requestsTo(number)).isEqualTo(1);
    }

    @Test
    void callbacksThatOvertakeTheAnswerSettleItToo() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().callBack(Match.to(number.e164()), Callbacks.early());

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(requestsTo(number)).isEqualTo(1);
    }

    @Test
    void whatWasThrottledIsRepeatedWithTheSameIntentUntilItIsTaken() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()).first(2), Answer.throttled(Duration.ofSeconds(1)));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(accepted(number)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from notify.attempt where delivery_id = :id")
                        .param("id", idOf(alert, person))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPhoneThatIsOffIsTriedAgainAndThenReached() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.to(number.e164()).first(1), Delivery.undelivered(30003));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(accepted(number)).hasSize(2);
    }

    @Test
    void aLandlineIsGivenUpAtOnce() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.to(number.e164()), Delivery.undelivered(30006));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "FAILED_PERMANENT:LANDLINE");

        assertThat(requestsTo(number)).isEqualTo(1);
    }

    @Test
    void anOptOutAtTheCarrierIsOursTooFromThenOn() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.error(400, 21610));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SUPPRESSED:BLOCKED_BY_CARRIER");
        AlertReleased next = alert();
        request(next, "Agents near Lincoln again.", person);
        awaitStatus(next, person, "SUPPRESSED:BLOCKED_BY_CARRIER");

        assertThat(requestsTo(number)).isEqualTo(1);
        assertThat(jdbc.sql("select source from notify.consent_event where kind = 'OPT_OUT' and number_index ="
                                + " (select number_index from notify.address where person_id = :person)")
                        .param("person", person.value())
                        .query(String.class)
                        .list())
                .containsExactly("CARRIER");
    }

    @Test
    void whatADeadSenderHadOpenIsInDoubtAndSettled() {
        PersonId taken = family(freshNumber());
        PersonId lost = family(freshNumber());
        AlertReleased alert = alert();
        UUID deadRun = UUID.randomUUID();
        Network.scripts().answer(Match.any(), Answer.throttled(Duration.ofSeconds(3)));
        request(alert, "Agents near Lincoln.", taken, lost);
        await().until(() -> jdbc.sql("select count(*) from notify.attempt a join notify.delivery d on d.id ="
                                + " a.delivery_id where d.alert_id = :alert and a.postponed > 0")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single()
                == 2);
        Network.scripts().clear();

        jdbc.sql("insert into notify.sender_run (run, instance, beat_at) values (:run, 'gone', now() - interval '2 h')")
                .param("run", deadRun)
                .update();
        jdbc.sql("update notify.attempt set state = 'SUBMITTING', due_at = null, run = :run where delivery_id in"
                        + " (select id from notify.delivery where alert_id = :alert)")
                .param("run", deadRun)
                .param("alert", alert.alertId().value())
                .update();

        awaitStatus(alert, taken, "DELIVERED");
        awaitStatus(alert, lost, "DELIVERED");
        assertThat(jdbc.sql("select ended_at is not null from notify.sender_run where run = :run")
                        .param("run", deadRun)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static UUID idOf(AlertReleased alert, PersonId person) {
        return DeliveryId.of(alert.alertId(), 1, person, Channel.SMS).value();
    }
}
