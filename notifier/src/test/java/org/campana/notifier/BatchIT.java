package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Many at once: each exactly once, and in batches, not one transaction a text.
@TestPropertySource(properties = {"campana.sms.segments-per-second=5000", "campana.sms.in-flight=300"})
class BatchIT extends WithCrowds {

    private static final int PEOPLE = 2_000;

    @Test
    void twoThousandPeopleAreTextedOnceEachInFewTransactions() {
        List<PhoneNumber> numbers = numbers(301, PEOPLE);
        List<PersonId> people = families(numbers);
        AlertReleased alert = alert();
        String topic = topics.of(Topics.REQUESTED_IMMEDIATE);
        long before = transactions();

        people.forEach(person ->
                events.send(topic, person.toString(), SampleEvents.requested(alert, person, "Agents near Lincoln.")));
        events.flush();
        await().atMost(Duration.ofSeconds(60)).until(() -> count(alert, "status = 'DELIVERED'") == PEOPLE);

        List<String> texted = Network.ledger().accepted().stream()
                .filter(message -> message.body().equals("Agents near Lincoln."))
                .map(CarrierMessage::to)
                .filter(to -> numbers.contains(PhoneNumber.of(to)))
                .toList();
        assertThat(texted).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(transactions() - before).isLessThan(PEOPLE);
    }

    private long transactions() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
