package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;

/// The first account cannot send, and a second one stands by.
class FailoverIT extends WithStandby {

    private static final String MESSAGES = "/webhooks/twilio/messages";

    @Autowired
    private HealthIndicator deliverable;

    @Autowired
    private Environment environment;

    private Twilio twilio;

    @BeforeEach
    void knock() {
        twilio = new Twilio(environment.getRequiredProperty("campana.public-url"));
    }

    private static String standby(String name) {
        return STANDBY.notifierProperties().get("campana.sms.twilio." + name).toString();
    }

    /// A form of the standby's carrier.
    private static Map<String, String> ofStandby(Map<String, String> form) {
        form.put("AccountSid", standby("account-sid"));
        return form;
    }

    private int post(String path, Map<String, String> form, String token) {
        String url = environment.getRequiredProperty("campana.public-url") + path;
        return twilio.post(path, form, Twilio.sign(url, form, token)).statusCode();
    }

    @Test
    void everybodyIsTextedOnceByTheStandbyWhileTheFirstAccountIsSuspended() {
        suspendTheFirst();
        AlertReleased alert = alert();
        List<PhoneNumber> numbers = new ArrayList<>();
        List<PersonId> people = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            numbers.add(freshNumber());
            people.add(family(numbers.getLast()));
        }

        request(alert, "Agents near Lincoln.", people.toArray(PersonId[]::new));
        people.forEach(person -> awaitStatus(alert, person, "DELIVERED"));

        assertThat(numbers).allMatch(number -> byTheStandby(number) == 1 && byTheFirst(number) == 0);
        assertThat(deliverable.health().getStatus()).isEqualTo(Status.UP);
        assertThat(deliverable.health().getDetails()).containsEntry("sms by account", "standby");

        Network.scripts().clear();
        awaitTheFirst();
        assertThat(deliverable.health().getDetails()).containsEntry("sms by account", "first");
    }

    @Test
    void aCarrierThatDoesNotAnswerLosesTheRestToTheStandbyAndWhoIsInDoubtIsTextedOnceMore() {
        Network.scripts().answer(Match.any(), Answer.error(503, 20503));
        AlertReleased alert = alert();
        List<PhoneNumber> numbers = new ArrayList<>();
        List<PersonId> people = new ArrayList<>();
        do {
            numbers.add(freshNumber());
            people.add(family(numbers.getLast()));
            request(alert, "Agents near Lincoln.", people.getLast());
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !Set.of("NONE", "QUEUED").contains(statusOf(alert, people.getLast())));
        } while (accounts(alert, people.getLast()).contains("first") && people.size() < 40);

        people.forEach(person -> awaitStatus(alert, person, "DELIVERED"));

        assertThat(people.size()).as("before the first is left alone").isLessThan(40);
        assertThat(accounts(alert, people.getFirst())).containsExactly("first", "standby");
        assertThat(accounts(alert, people.getLast())).containsExactly("standby");
        assertThat(numbers).allMatch(number -> byTheStandby(number) == 1 && byTheFirst(number) == 0);
    }

    @Test
    void aSenderThatLostItsRegistrationIsLeftAtOnceForTheStandby() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().deliver(Match.any(), Delivery.failed(30034));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");

        assertThat(byTheFirst(number)).as("taken, and never sent to the phone").isEqualTo(1);
        assertThat(byTheStandby(number)).isEqualTo(1);
    }

    @Test
    void aTextInDoubtAtTheSwitchIsAskedForTwiceAtMost() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        for (var carrier : List.of(Network.scripts(), STANDBY.scripts())) {
            carrier.answer(Match.to(number.e164()), Answer.cut().afterAccepting());
            carrier.callBack(Match.to(number.e164()), Callbacks.none());
        }

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");
        suspendTheFirst();
        PersonId other = family(freshNumber());
        request(alert, "Agents near Lincoln.", other);
        awaitStatus(alert, other, "DELIVERED");
        await().atMost(Duration.ofSeconds(10)).until(() -> byTheStandby(number) == 1);

        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> accounts(alert, person), List.of("first", "standby")::equals);
        assertThat(byTheFirst(number)).isEqualTo(1);
        assertThat(byTheStandby(number)).isEqualTo(1);
    }

    @Test
    void whoSaysStopToTheStandbyIsTextedByNeither() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);

        assertThat(post(MESSAGES, ofStandby(Twilio.text(number.e164(), "STOP")), standby("auth-token")))
                .isEqualTo(200);
        AlertReleased byFirst = alert();
        request(byFirst, "Agents near Lincoln.", person);
        awaitStatus(byFirst, person, "SUPPRESSED:LEFT_THE_LIST");
        suspendTheFirst();
        AlertReleased byStandby = alert();
        request(byStandby, "Agents near Lincoln.", person);
        awaitStatus(byStandby, person, "SUPPRESSED:LEFT_THE_LIST");

        assertThat(byTheFirst(number) + byTheStandby(number)).isZero();
    }

    @Test
    void whoIsBlockedAtTheStandbyIsNotTextedByTheFirstEither() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        STANDBY.scripts().answer(Match.to(number.e164()), Answer.error(400, 21610));
        suspendTheFirst();
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SUPPRESSED:BLOCKED_BY_CARRIER");

        Network.scripts().clear();
        awaitTheFirst();
        AlertReleased next = alert();
        request(next, "Agents near Lincoln.", person);
        awaitStatus(next, person, "SUPPRESSED:BLOCKED_BY_CARRIER");

        assertThat(byTheFirst(number)).isZero();
    }

    @Test
    void aNumberThatTakesNoTextsIsNotTriedByTheOtherAccount() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.error(400, 21614));

        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "FAILED_PERMANENT:NOT_MOBILE");

        assertThat(accounts(alert, person)).containsExactly("first");
        assertThat(Network.ledger().requests())
                .filteredOn(asked -> number.e164().equals(asked.to()))
                .hasSize(1);
        assertThat(byTheStandby(number)).isZero();
    }

    @Test
    void whatOneCarrierSignsSaysNothingOfTheOther() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        suspendTheFirst();
        STANDBY.scripts().deliver(Match.to(number.e164()), Delivery.sentOnly());
        STANDBY.scripts().callBack(Match.to(number.e164()), Callbacks.none());
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SENDING");
        String sid = STANDBY.ledger().toNumber(number.e164()).getFirst().sid();
        String path = "/webhooks/twilio/status/"
                + jdbc.sql("select replace(intent::text, '-', '') from notify.attempt" + " where provider_id = :sid")
                        .param("sid", sid)
                        .query(String.class)
                        .single();

        assertThat(post(path, Twilio.status(sid, "delivered"), Network.AUTH_TOKEN))
                .as("the first account speaks of what the standby sent")
                .isEqualTo(403);
        assertThat(post(path, ofStandby(Twilio.status(sid, "delivered")), Network.AUTH_TOKEN))
                .as("the first account's token under the standby's name")
                .isEqualTo(403);
        assertThat(post(path, Twilio.status(sid, "delivered"), standby("auth-token")))
                .as("the standby's token under the first account's name")
                .isEqualTo(403);
        assertThat(post(MESSAGES, ofStandby(Twilio.text(number.e164(), "STOP")), Network.AUTH_TOKEN))
                .as("an inbound text, cross-signed")
                .isEqualTo(403);
        assertThat(statusOf(alert, person)).isEqualTo("SENDING");

        assertThat(post(path, ofStandby(Twilio.status(sid, "delivered")), standby("auth-token")))
                .isEqualTo(204);
        awaitStatus(alert, person, "DELIVERED");
    }

    @Test
    void theAllClearComesFromWhereTheAlertCameFromAndNewAlertsFromTheFirstAgain() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        suspendTheFirst();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");
        Network.scripts().clear();
        awaitTheFirst();

        send(new FollowUpRequested(
                EventId.random(),
                alert.alertId(),
                2,
                FollowUpKind.ALL_CLEAR,
                alert.schoolId(),
                List.of(new LanguageText(Language.ENGLISH, "All clear.", 1, null)),
                false,
                now(),
                now().plusSeconds(600)));
        await().atMost(Duration.ofSeconds(10)).until(() -> byTheStandby(number) + byTheFirst(number) == 2);

        assertThat(byTheStandby(number)).isEqualTo(2);
        assertThat(jdbc.sql("select channel from notify.delivery where alert_id = :alert and revision = 2")
                        .param("alert", alert.alertId().value())
                        .query(String.class)
                        .list())
                .containsExactly(Channel.SMS.name());
    }
}
