package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.DeliveriesStopped;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// What must not leave does not. The pace is 20 segments a second here, so that a queue builds up.
@TestPropertySource(properties = "campana.sms.segments-per-second=20")
class StopAndExpiryIT extends WithNotifier {

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private static List<RequestRecord> requestsTo(List<PhoneNumber> numbers) {
        List<String> wanted = numbers.stream().map(PhoneNumber::e164).toList();
        return Network.ledger().requests().stream()
                .filter(request -> wanted.contains(request.to()))
                .toList();
    }

    @Test
    void withinASecondOfAStopNothingMoreLeavesAndTheRestIsCancelled() {
        List<PhoneNumber> numbers = new ArrayList<>();
        List<PersonId> people = new ArrayList<>();
        for (int each = 0; each < 80; each++) {
            numbers.add(freshNumber());
            people.add(family(numbers.getLast()));
        }
        AlertReleased alert = alert();

        request(alert, "Agents near Lincoln.", people.toArray(PersonId[]::new));
        await().until(() -> requestsTo(numbers).size() >= 10);
        send(new DeliveriesStopped(alert.alertId(), 1, now()));
        Instant stopped = now();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and status = 'QUEUED'")
                                        .param("alert", alert.alertId().value())
                                        .query(Integer.class)
                                        .single()
                                == 0);

        List<RequestRecord> made = requestsTo(numbers);
        assertThat(made).hasSizeBetween(10, 70);
        assertThat(made).allMatch(request -> request.at().isBefore(stopped.plusSeconds(1)));
        assertThat(jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and status = 'CANCELLED'")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(80 - made.size());
    }

    @Test
    void whatIsAskedForAfterTheStopIsNeverSent() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();

        send(new DeliveriesStopped(alert.alertId(), 1, now()));
        await().until(() -> jdbc.sql("select count(*) from notify.alert_stop where alert_id = :alert")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single()
                == 1);
        request(alert, "Too late.", person);
        awaitStatus(alert, person, "CANCELLED");

        assertThat(requestsTo(List.of(number))).isEmpty();
    }

    @Test
    void anExpiredTextIsNeverSent() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert =
                SampleEvents.released(SampleEvents.LINCOLN, Audience.FAMILIES, now().minus(Duration.ofHours(1)));

        request(alert, "Too old.", person);
        awaitStatus(alert, person, "EXPIRED");

        assertThat(requestsTo(List.of(number))).isEmpty();
    }

    @Test
    void whatWaitsForTheCarrierExpiresWithoutAnotherRequest() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        AlertReleased alert = alert();
        Network.scripts().answer(Match.to(number.e164()), Answer.throttled(Duration.ofSeconds(1)));

        Instant asked = now();
        send(requested(alert, person, "Soon too old.", Severity.IMMEDIATE, Duration.ofSeconds(8)));
        awaitStatus(alert, person, "EXPIRED");

        assertThat(requestsTo(List.of(number)))
                .isNotEmpty()
                .allMatch(request -> request.at().isBefore(asked.plusSeconds(8)));
    }

    @Test
    void theRealAlertOvertakesTheDrill() {
        List<PhoneNumber> drilled = new ArrayList<>();
        AlertReleased drill = alert();
        List<PersonId> people = new ArrayList<>();
        for (int each = 0; each < 80; each++) {
            drilled.add(freshNumber());
            people.add(family(drilled.getLast()));
        }
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        people.forEach(each -> send(requested(drill, each, "DRILL.", Severity.ROUTINE, Duration.ofMinutes(5))));
        await().until(() -> requestsTo(drilled).size() >= 5);

        AlertReleased real = alert();
        request(real, "Agents near Lincoln.", person);
        awaitStatus(real, person, "DELIVERED");

        assertThat(requestsTo(drilled)).hasSizeLessThan(80);
        send(new DeliveriesStopped(drill.alertId(), 1, now()));
    }

    @Test
    void nobodyIsSentMoreThanThreeFirstAlertsAnHour() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        for (int each = 0; each < 3; each++) {
            AlertReleased alert = alert();
            request(alert, "Agents near Lincoln.", person);
            awaitStatus(alert, person, "DELIVERED");
        }

        AlertReleased fourth = alert();
        request(fourth, "Agents near Lincoln.", person);
        awaitStatus(fourth, person, "SUPPRESSED:PERSON_CAP");

        assertThat(requestsTo(List.of(number))).hasSize(3);
    }

    @Test
    void whoHasNoNumberIsHeldBackVisibly() {
        AlertReleased alert = alert();
        PersonId nobody = PersonId.random();

        request(alert, "Agents near Lincoln.", nobody);

        awaitStatus(alert, nobody, "SUPPRESSED:NO_ADDRESS");
    }
}
