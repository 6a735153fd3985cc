package org.campana.notifier;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.SampleEvents;
import org.campana.testing.SampleRequest;

/// A notifier that texts thousands, and what the carrier's book and the ledger say of them.
abstract class WithCrowds extends WithTexts {

    /// By how much a pace of so many texts a second was passed at worst, as a part of it: in any ten seconds, which
    /// only a long run has, and in any single one. Left out is half a second's worth: a burst of a quarter, and a
    /// request may come in a quarter of a second later than it left.
    static double overshoot(List<RequestRecord> requests, int pace) {
        return Math.max(overshoot(requests, pace, 1), overshoot(requests, pace, 10));
    }

    private static double overshoot(List<RequestRecord> requests, int pace, int seconds) {
        double worst = 0;
        for (int first = 0; first < requests.size(); first++) {
            Instant end = requests.get(first).at().plusSeconds(seconds);
            long inIt = requests.stream()
                    .skip(first)
                    .takeWhile(request -> request.at().isBefore(end))
                    .count();
            worst = Math.max(worst, (inIt - pace / 2.0) / (seconds * pace) - 1);
        }
        return worst;
    }

    void ask(AlertReleased alert, List<PersonId> people, String text, Severity severity, Duration life) {
        ask(alert, people, text, severity, now().plus(life));
    }

    /// Asks for one text each and waits until the ledger has them.
    void ask(AlertReleased alert, List<PersonId> people, String text, Severity severity, Instant until) {
        String topic = topics.of(severity == Severity.ROUTINE ? Topics.REQUESTED_ROUTINE : Topics.REQUESTED_IMMEDIATE);
        people.forEach(person -> events.send(
                topic,
                person.toString(),
                SampleRequest.of(alert, person, text)
                        .severity(severity)
                        .until(until)
                        .event()));
        events.flush();
        await().atMost(Duration.ofMinutes(2)).until(() -> stored(alert) == people.size());
    }

    int stored(AlertReleased alert) {
        return count(alert, "true");
    }

    /// Deliveries that may still be asked for, or of which nobody knows yet.
    int open(AlertReleased alert) {
        return count(alert, "status in ('CREATED', 'QUEUED', 'SENDING')");
    }

    int count(AlertReleased alert, String which) {
        return jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and " + which)
                .param("alert", alert.alertId().value())
                .query(Integer.class)
                .single();
    }

    int attempts(AlertReleased alert, String state) {
        return jdbc.sql("""
                        select count(*) from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where d.alert_id = :alert and a.state = :state
                        """)
                .param("alert", alert.alertId().value())
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    static Map<String, Long> taken(String words) {
        return Network.ledger().accepted().stream()
                .filter(message -> message.body().equals(words))
                .collect(groupingBy(CarrierMessage::to, counting()));
    }

    static List<RequestRecord> requests(List<PhoneNumber> numbers, Instant since) {
        Set<String> wanted = e164(numbers);
        return Network.ledger().requests().stream()
                .filter(request -> wanted.contains(String.valueOf(request.to())))
                .filter(request -> !request.at().isBefore(since))
                .toList();
    }

    static Set<String> e164(List<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).collect(Collectors.toCollection(HashSet::new));
    }

    List<PersonId> families(List<PhoneNumber> numbers) {
        return enrolment.enrolAll(numbers.stream()
                .map(number -> new EnrolmentRequest(
                        number,
                        Audience.FAMILIES,
                        List.of(SampleEvents.LINCOLN),
                        List.of(Language.ENGLISH),
                        List.of(Channel.SMS),
                        true,
                        ConsentProof.texted("SM-of-trouble", Language.ENGLISH)))
                .toList());
    }

    /// Lines 555-0100 to 0199 are set aside for fiction in every area that exists.
    ///
    /// @param firstArea where to begin, so that tests on one database do not share people
    static List<PhoneNumber> numbers(int firstArea, int many) {
        List<PhoneNumber> numbers = new ArrayList<>();
        for (int area : IntStream.range(firstArea, 990).toArray()) {
            for (int line = 0; line < 100 && numbers.size() < many && exists(area); line++) {
                numbers.add(PhoneNumber.of("+1" + area + "55501" + String.format("%02d", line)));
            }
        }
        assertThat(numbers).hasSize(many);
        return numbers;
    }

    private static boolean exists(int area) {
        try {
            PhoneNumber.of("+1" + area + "5550100");
            return true;
        } catch (IllegalArgumentException noSuchArea) {
            return false;
        }
    }
}
