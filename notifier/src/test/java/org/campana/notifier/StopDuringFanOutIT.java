package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campana.events.AlertReleased;
import org.campana.events.DeliveriesRequested;
import org.campana.events.PersonId;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.Figures;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.Test;

/// A thousand people are texted, and while that runs each of them says STOP.
class StopDuringFanOutIT extends WithCrowds {

    private static final int PEOPLE = 1_000;
    private static final String WORDS = "Agents near Lincoln, said to a thousand.";

    /// At five segments each the pace of these tests is 200 people a second.
    private static final int SEGMENTS = 5;

    private static DeliveriesRequested long5(AlertReleased alert, PersonId person) {
        return SampleRequest.of(alert, person, WORDS).segments(SEGMENTS).event();
    }

    /// What no clock of a busy machine can blur: nobody is claimed who had left by then. How soon the last request
    /// comes in at the network is a figure, kept in `target/rig`.
    @Test
    void nobodyIsClaimedAfterTheirStop() throws InterruptedException {
        List<PhoneNumber> numbers = numbers(501, PEOPLE);
        List<PersonId> people = families(numbers);
        AlertReleased alert = alert();
        String topic = topics.of(Topics.REQUESTED_IMMEDIATE);

        people.forEach(person -> events.send(topic, person.toString(), long5(alert, person)));
        events.flush();
        await().until(() -> !sent(numbers).isEmpty());
        Map<String, Instant> stopped = stopAll(numbers);
        await().until(() -> count(alert, "status in ('QUEUED', 'SENDING')") == 0);

        Map<String, Instant> sent = sent(numbers);
        assertThat(stopped).hasSize(PEOPLE);
        assertThat(sent.size()).as("some were texted before they said it").isBetween(1, PEOPLE - 1);
        Map<PersonId, Instant> claimed = claimed(alert);
        assertThat(claimed).hasSameSizeAs(sent);
        assertThat(IntStream.range(0, PEOPLE)
                        .filter(each -> claimed.getOrDefault(people.get(each), Instant.MIN)
                                .isAfter(stopped.get(numbers.get(each).e164()))))
                .as("claimed after the commit of their STOP")
                .isEmpty();
        long[] late = sent.entrySet().stream()
                .mapToLong(text -> Duration.between(stopped.get(text.getKey()), text.getValue())
                        .toMillis())
                .sorted()
                .toArray();
        Figures.keep(
                "stop",
                Map.of("texts", late.length, "p99 ms", late[late.length * 99 / 100], "most ms", late[late.length - 1]));
        assertThat(jdbc.sql("select count(*) from notify.suppression where person_id = any(cast(:people as uuid[]))")
                        .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(PEOPLE);
    }

    /// When the STOP of each was committed, at the latest.
    private Map<String, Instant> stopAll(List<PhoneNumber> numbers) throws InterruptedException {
        Map<String, Instant> stopped = new ConcurrentHashMap<>();
        Semaphore atOnce = new Semaphore(16);
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
            // The last of the queue first, so that most of them are still waiting.
            for (PhoneNumber number : numbers.reversed()) {
                atOnce.acquire();
                phones.submit(() -> {
                    try {
                        assertThat(text(number, "STOP")).contains("no more texts");
                        stopped.put(number.e164(), now());
                    } finally {
                        atOnce.release();
                    }
                });
            }
        }
        return stopped;
    }

    /// When those were claimed that a request was made for, by the database's clock.
    private Map<PersonId, Instant> claimed(AlertReleased alert) {
        return jdbc
                .sql("""
                        select d.person_id, max(a.submitted_at) as at from notify.attempt a
                        join notify.delivery d on d.id = a.delivery_id
                        where d.alert_id = :alert and a.state not in ('PENDING', 'CLOSED') group by d.person_id
                        """)
                .param("alert", alert.alertId().value())
                .query((row, number) -> Map.entry(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// When the request for the text of each came in at the network.
    private static Map<String, Instant> sent(List<PhoneNumber> numbers) {
        Set<String> wanted = numbers.stream().map(PhoneNumber::e164).collect(Collectors.toSet());
        Map<String, Instant> sent = new HashMap<>();
        Network.ledger().requests().stream()
                .filter(request -> request.to() != null && wanted.contains(request.to()))
                .forEach(request ->
                        sent.merge(request.to(), request.at(), (one, other) -> one.isAfter(other) ? one : other));
        return sent;
    }
}
