package org.campana.eventframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.campana.eventframe.OutboxRelay.Turn;
import org.campana.events.AlertId;
import org.campana.events.AlertStopped;
import org.campana.events.Event;
import org.campana.events.EventCodec;
import org.campana.events.EventType;
import org.campana.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OutboxIT extends EventFrameIT {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(EventFrameConfiguration.class)
    static class App {

        /// Never swept within a test, so that only the wake-up can send.
        @Bean
        Outbox testOutbox(
                JdbcClient jdbc, KafkaTemplate<String, Event> template, TopicNames names, TransactionTemplate tx) {
            return new Outbox(jdbc, template, names, tx, OutboxTable.of("test").withSweep(Duration.ofHours(1)));
        }
    }

    @Autowired
    Outbox outbox;

    @Autowired
    TopicNames names;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    KafkaTemplate<String, Event> template;

    @BeforeEach
    void everythingIsSent() {
        await().until(() -> outbox.waiting() == 0);
    }

    @Test
    void theCommitWakesTheRelay() {
        AlertStopped stopped = event(AlertId.random(), 1);

        transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, stopped.key(), stopped));

        ConsumerRecord<String, byte[]> arrived =
                arrivedOf(Topics.ALERTS, stopped.key(), 1).getFirst();
        assertThat(new String(arrived.headers().lastHeader(EventType.HEADER).value()))
                .isEqualTo("alert-stopped");
        assertThat(EventCodec.decode("alert-stopped", arrived.value())).isEqualTo(stopped);
        assertThat(sentOf(stopped.key())).isEqualTo(1);
    }

    @Test
    void aTombstoneHasNoValue() {
        String person = "person-" + System.nanoTime();

        transactions.executeWithoutResult(status -> outbox.append(Topics.SUBSCRIPTIONS, person, null));

        assertThat(arrivedOf(Topics.SUBSCRIPTIONS, person, 1).getFirst().value())
                .isNull();
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        AlertStopped undone = event(AlertId.random(), 1);
        AlertStopped done = event(AlertId.random(), 1);

        transactions.executeWithoutResult(status -> {
            outbox.append(Topics.ALERTS, undone.key(), undone);
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, done.key(), done));

        arrivedOf(Topics.ALERTS, done.key(), 1);
        assertThat(readUntil(names.of(Topics.ALERTS), seen -> has(seen, done.key(), 1)))
                .noneMatch(seen -> undone.key().equals(seen.key()));
    }

    @Test
    void outsideOfATransactionNothingIsAppended() {
        AlertStopped stopped = event(AlertId.random(), 1);

        assertThatThrownBy(() -> outbox.append(Topics.ALERTS, stopped.key(), stopped))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in the transaction of its decision");
    }

    @Test
    void eightWritersWithRandomCommitDelaysSkipNothingAndKeepEachKeyInOrder() throws Exception {
        int writers = 8;
        int eventsEach = 40;
        List<AlertId> alerts = List.of(AlertId.random(), AlertId.random(), AlertId.random());
        alerts.forEach(alert -> jdbc.sql("insert into test.counter values (?, 0)")
                .param(alert.toString())
                .update());

        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Random random = new Random(writer);
                running.add(pool.submit(() -> {
                    for (int n = 0; n < eventsEach; n++) {
                        appendNext(alerts.get(random.nextInt(alerts.size())), random.nextInt(15));
                    }
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }

        List<ConsumerRecord<String, byte[]>> seen = readUntil(
                names.of(Topics.ALERTS),
                records -> alerts.stream().allMatch(alert -> has(records, alert.toString(), countOf(alert))));
        for (AlertId alert : alerts) {
            List<Integer> revisions = revisionsOf(seen, alert);
            List<Integer> expected = new ArrayList<>();
            for (int n = 1; n <= countOf(alert); n++) {
                expected.add(n);
            }
            assertThat(revisions).isEqualTo(expected);
        }
        assertThat(alerts.stream().mapToInt(this::countOf).sum()).isEqualTo(writers * eventsEach);
    }

    @Test
    void aCrashBetweenSendAndMarkRepeatsTheSameBytesAndSkipsNothing() {
        AlertStopped first = event(AlertId.random(), 1);
        AlertStopped second = event(first.alertId(), 2);
        outbox.stop();
        transactions.executeWithoutResult(status -> {
            outbox.append(Topics.ALERTS, first.key(), first);
            outbox.append(Topics.ALERTS, second.key(), second);
        });
        OutboxRelay dying = relay(message -> template.getProducerFactory() == null
                ? CompletableFuture.completedFuture(null)
                : template.send(message.topic(), message.key(), EventCodec.decode("alert-stopped", message.value()))
                        .thenApply(sent -> {
                            if (EventCodec.decode("alert-stopped", message.value())
                                    .equals(second)) {
                                throw new OutOfMemoryError("halted after the broker had it");
                            }
                            return sent;
                        }));

        assertThat(dying.takeTurn()).isEqualTo(Turn.REFUSED);
        Outbox restarted = new Outbox(jdbc, template, names, transactions, OutboxTable.of("test"));
        restarted.start();

        List<ConsumerRecord<String, byte[]>> seen = arrivedOf(Topics.ALERTS, first.key(), 3);
        restarted.stop();
        assertThat(seen).extracting(record -> revision(record)).containsExactly(1, 2, 2);
        assertThat(seen.get(2).value()).isEqualTo(seen.get(1).value());
    }

    @Test
    void aRefusedRecordHoldsBackItsOwnKeyOnly() {
        outbox.stop();
        AlertId held = AlertId.random();
        AlertId free = AlertId.random();
        transactions.executeWithoutResult(status -> {
            for (int revision = 1; revision <= 3; revision++) {
                outbox.append(Topics.ALERTS, held.toString(), event(held, revision));
                outbox.append(Topics.ALERTS, free.toString(), event(free, revision));
            }
        });
        List<String> tried = new ArrayList<>();
        OutboxRelay relay = relay(message -> {
            tried.add(message.key());
            return message.key().equals(held.toString()) && tried.size() > 1
                    ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                    : CompletableFuture.completedFuture(null);
        });

        assertThat(relay.takeTurn()).isEqualTo(Turn.REFUSED);

        // The first of `held` was taken and the second refused, so the third was never tried.
        assertThat(tried.stream().filter(held.toString()::equals)).hasSize(2);
        assertThat(sentOf(held.toString())).isEqualTo(1);
        assertThat(sentOf(free.toString())).isEqualTo(3);
        assertThat(outbox.waiting()).isEqualTo(2);
        assertThat(relay(message -> CompletableFuture.completedFuture(null)).takeTurn())
                .isEqualTo(Turn.DONE);
    }

    @Test
    void whereTheOrderDoesNotMatterNoneWaitsForTheOneBefore() {
        outbox.stop();
        String key = AlertId.random().toString();
        transactions.executeWithoutResult(status -> {
            for (int revision = 1; revision <= 3; revision++) {
                outbox.append(Topics.CONCLUDED, key, event(AlertId.random(), revision));
            }
        });
        // The broker answers none of them before it has all.
        CompletableFuture<Void> hasAll = new CompletableFuture<Void>().orTimeout(10, TimeUnit.SECONDS);
        AtomicInteger handed = new AtomicInteger();
        OutboxRelay relay = relay(message -> {
            if (handed.incrementAndGet() == 3) {
                hasAll.complete(null);
            }
            return hasAll;
        });

        assertThat(relay.takeTurn()).isEqualTo(Turn.DONE);

        assertThat(sentOf(key)).isEqualTo(3);
    }

    @Test
    void whoGathersRestsAfterEachTurn() {
        outbox.stop();
        Duration rest = Duration.ofMillis(500);
        Outbox gathering = new Outbox(
                jdbc, template, names, transactions, OutboxTable.of("test").gathering(rest));
        String key = AlertId.random().toString();
        gathering.start();
        transactions.executeWithoutResult(status -> gathering.append(Topics.ALERTS, key, event(AlertId.random(), 1)));
        arrivedOf(Topics.ALERTS, key, 1);
        await().until(() -> gathering.waiting() == 0);

        transactions.executeWithoutResult(status -> gathering.append(Topics.ALERTS, key, event(AlertId.random(), 2)));

        List<ConsumerRecord<String, byte[]>> both = arrivedOf(Topics.ALERTS, key, 2);
        gathering.stop();
        assertThat(both.get(1).timestamp() - both.get(0).timestamp()).isGreaterThanOrEqualTo(rest.toMillis());
    }

    @Test
    void aBrokerThatIsAwayIsNotTriedForEachRecord() {
        outbox.stop();
        transactions.executeWithoutResult(status -> {
            for (int n = 0; n < 20; n++) {
                outbox.append(Topics.ALERTS, "away-" + n, event(AlertId.random(), 1));
            }
        });
        AtomicInteger tries = new AtomicInteger();
        OutboxRelay relay = relay(message -> {
            tries.incrementAndGet();
            throw new KafkaException("Send failed", new TimeoutException("no metadata"));
        });

        assertThat(relay.takeTurn()).isEqualTo(Turn.REFUSED);

        assertThat(tries).hasValue(1);
        assertThat(outbox.waiting()).isEqualTo(20);
    }

    @Test
    void oneRelayAtATime() {
        transactions.executeWithoutResult(status -> {
            assertThat(new OutboxStore(jdbc, OutboxTable.of("test"), names).takeTurn())
                    .isTrue();

            Turn other = CompletableFuture.supplyAsync(() -> relay(message -> CompletableFuture.completedFuture(null))
                            .takeTurn())
                    .join();

            assertThat(other).isEqualTo(Turn.NOT_OURS);
        });
    }

    @Test
    void replaySendsAgainWhatWasSentSince() {
        AlertStopped stopped = event(AlertId.random(), 1);
        transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, stopped.key(), stopped));
        arrivedOf(Topics.ALERTS, stopped.key(), 1);
        await().until(() -> sentOf(stopped.key()) == 1);

        assertThat(outbox.replaySince(Instant.EPOCH)).isPositive();

        List<ConsumerRecord<String, byte[]>> twice = arrivedOf(Topics.ALERTS, stopped.key(), 2);
        assertThat(twice.get(1).value()).isEqualTo(twice.get(0).value());
        await().until(() -> outbox.waiting() == 0);
        jdbc.sql("delete from test.outbox_sent").update();
        assertThat(outbox.replaySince(Instant.EPOCH)).isZero();
    }

    @Test
    void aSecondReplaySendsNoMoreThanTheFirst() {
        AlertStopped stopped = event(AlertId.random(), 1);
        transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, stopped.key(), stopped));
        await().until(() -> sentOf(stopped.key()) == 1);
        int first = outbox.replaySince(Instant.EPOCH);
        await().until(() -> outbox.waiting() == 0);

        assertThat(outbox.replaySince(Instant.EPOCH)).isEqualTo(first);

        assertThat(arrivedOf(Topics.ALERTS, stopped.key(), 3)).hasSize(3);
        await().until(() -> outbox.waiting() == 0);
        assertThat(sentOf(stopped.key())).isOne();
    }

    @Test
    void whatIsReplayedWaitsFromThen() {
        outbox.stop();
        jdbc.sql(
                        "insert into test.outbox_sent(id, topic, key, created_at) values (-3, ?, 'yesterday', now() - interval '1 day')")
                .param(Topics.ALERTS)
                .update();

        assertThat(outbox.replaySince(Instant.EPOCH)).isPositive();

        assertThat(outbox.oldest()).isLessThan(60);
    }

    @Test
    void sentRecordsAreForgottenAfterAWeek() {
        jdbc.sql("insert into test.outbox_sent(id, topic, key, sent_at) values"
                        + " (-1, 't', 'old', now() - interval '8 days'), (-2, 't', 'young', now() - interval '6 days')")
                .update();

        assertThat(new OutboxStore(jdbc, OutboxTable.of("test"), names).forgetOld())
                .isEqualTo(1);

        assertThat(sentOf("old")).isZero();
        assertThat(sentOf("young")).isEqualTo(1);
        jdbc.sql("delete from test.outbox_sent where key = 'young'").update();
    }

    @Test
    void theGaugesTellHowManyWaitAndForHowLongAndInWhichSchema() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        outbox.stop();
        assertThat(outbox.oldest()).isZero();
        transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, "k", event(AlertId.random(), 1)));
        jdbc.sql("update test.outbox set created_at = now() - interval '1 hour'")
                .update();

        new OutboxMeters()
                .outboxWaiting(
                        new StaticListableBeanFactory(Map.of("testOutbox", outbox)).getBeanProvider(Outbox.class),
                        new DatabaseQuestions(System::nanoTime))
                .bindTo(registry);

        assertThat(registry.get("campana.outbox.waiting")
                        .tag("schema", "test")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("campana.outbox.oldest")
                        .tag("schema", "test")
                        .gauge()
                        .value())
                .isBetween(3_600.0, 3_700.0);
    }

    @BeforeEach
    void theRelayRuns() {
        if (!outbox.isRunning()) {
            outbox.start();
            transactions.executeWithoutResult(status -> outbox.append(Topics.ALERTS, "wake", null));
        }
    }

    private OutboxRelay relay(
            java.util.function.Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> sender) {
        return new OutboxRelay(new OutboxStore(jdbc, OutboxTable.of("test"), names), transactions, sender);
    }

    /// Takes the alert's row lock first, as a real decision does, and commits after a while.
    private void appendNext(AlertId alert, int delayMillis) {
        transactions.executeWithoutResult(status -> {
            int revision = jdbc.sql("update test.counter set n = n + 1 where key = ? returning n")
                    .param(alert.toString())
                    .query(Integer.class)
                    .single();
            outbox.append(Topics.ALERTS, alert.toString(), event(alert, revision));
            jdbc.sql("select pg_sleep(?)").param(delayMillis / 1000.0).query().singleRow();
        });
    }

    private int countOf(AlertId alert) {
        return jdbc.sql("select n from test.counter where key = ?")
                .param(alert.toString())
                .query(Integer.class)
                .single();
    }

    private int sentOf(String key) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('campana test.outbox', 0))")
                        .query(Boolean.class)
                        .single());
        return jdbc.sql("select count(*) from test.outbox_sent where key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private List<ConsumerRecord<String, byte[]>> arrivedOf(String topic, String key, int count) {
        return readUntil(names.of(topic), seen -> has(seen, key, count)).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static boolean has(List<ConsumerRecord<String, byte[]>> records, String key, int count) {
        return records.stream().filter(record -> key.equals(record.key())).count() >= count;
    }

    private static int revision(ConsumerRecord<String, byte[]> record) {
        return ((AlertStopped) EventCodec.decode("alert-stopped", record.value())).revision();
    }

    private static List<Integer> revisionsOf(List<ConsumerRecord<String, byte[]>> records, AlertId alert) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        records.stream()
                .filter(record -> record.value() != null)
                .forEach(record -> byKey.computeIfAbsent(record.key(), key -> new ArrayList<>())
                        .add(revision(record)));
        return byKey.getOrDefault(alert.toString(), List.of());
    }
}
