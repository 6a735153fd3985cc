package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Many at once: each exactly once, and in batches, not one transaction a text.
@TestPropertySource(properties = {"campana.sms.segments-per-second=5000", "campana.sms.in-flight=300"})
class BatchIT extends WithNotifier {

    private static final int PEOPLE = 2_000;

    private static final int[] AREAS = {
        301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323
    };

    /// Lines 555-0100 to 0199 are set aside for fiction in every area.
    private static PhoneNumber fictional(int area, int line) {
        return PhoneNumber.of("+1" + AREAS[area] + "55501" + String.format("%02d", line));
    }

    @Test
    void twoThousandPeopleAreTextedOnceEachInFewTransactions() {
        List<PhoneNumber> numbers = IntStream.range(0, PEOPLE)
                .mapToObj(each -> fictional(each / 100, each % 100))
                .toList();
        List<PersonId> people = enrolment.enrolAll(numbers.stream()
                .map(number -> new EnrolmentRequest(
                        number,
                        Audience.FAMILIES,
                        List.of(SampleEvents.LINCOLN),
                        List.of(Language.ENGLISH),
                        List.of(Channel.SMS),
                        true,
                        ConsentProof.texted("SM-of-many", Language.ENGLISH)))
                .toList());
        AlertReleased alert = alert();
        String topic = topics.of(Topics.REQUESTED_IMMEDIATE);
        long before = transactions();

        people.forEach(person ->
                events.send(topic, person.toString(), SampleEvents.requested(alert, person, "Agents near Lincoln.")));
        events.flush();
        await().atMost(Duration.ofSeconds(60)).until(() -> count(alert, "DELIVERED") == PEOPLE);

        List<String> texted = Network.ledger().accepted().stream()
                .filter(message -> message.body().equals("Agents near Lincoln."))
                .map(CarrierMessage::to)
                .filter(to -> numbers.contains(PhoneNumber.of(to)))
                .toList();
        assertThat(texted).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(transactions() - before).isLessThan(PEOPLE);
    }

    private int count(AlertReleased alert, String status) {
        return jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and status = :status")
                .param("alert", alert.alertId().value())
                .param("status", status)
                .query(Integer.class)
                .single();
    }

    private long transactions() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
