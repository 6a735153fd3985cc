package org.campana.eventframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.AlertId;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryRequested;
import org.campana.events.Event;
import org.campana.events.EventCodec;
import org.campana.events.EventId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.Severity;
import org.campana.events.Topics;
import org.campana.events.UnreadableEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class ListenersIT extends EventFrameIT {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({EventFrameConfiguration.class, Ears.class})
    static class App {

        @Bean
        TransactionalEvents.Flow slices(TransactionalEvents transactional) {
            return transactional.flow("test-slices");
        }

        @Bean
        ConcurrentKafkaListenerContainerFactory<String, Event> sliceListeners(TransactionalEvents.Flow slices) {
            return slices.listeners();
        }
    }

    static class Ears {

        final ConcurrentLinkedQueue<Event> single = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Event> batched = new ConcurrentLinkedQueue<>();
        final AtomicInteger tombstones = new AtomicInteger();
        final AtomicInteger outages = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger rolledBack = new AtomicInteger();
        private final TransactionalEvents.Flow slices;
        private final TopicNames names;

        Ears(TransactionalEvents.Flow slices, TopicNames names) {
            this.slices = slices;
            this.names = names;
        }

        @KafkaListener(
                id = "test-single",
                topics = "${campana.kafka.prefix:}" + Topics.ALERTS,
                groupId = "${campana.kafka.prefix:}test-single",
                concurrency = "2",
                containerFactory = "eventListeners")
        void hear(AlertStopped stopped) {
            if (stopped.revision() == 99 && outages.incrementAndGet() <= 8) {
                throw new CannotAcquireLockException("the database is away");
            }
            if (stopped.revision() == 42 && failures.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("words of a failure");
            }
            if (stopped.revision() == 666) {
                throw new StackOverflowError("the listener dies");
            }
            single.add(stopped);
        }

        @KafkaListener(
                id = "test-batch",
                topics = "${campana.kafka.prefix:}" + Topics.REPLIES,
                groupId = "${campana.kafka.prefix:}test-batch",
                containerFactory = "batchEventListeners")
        void hearAll(List<ConsumerRecord<String, Event>> records) {
            List<Event> kept = new ArrayList<>();
            for (ConsumerRecord<String, Event> heard : records) {
                if (heard.value() == null) {
                    tombstones.incrementAndGet();
                } else if (heard.value() instanceof AlertStopped stopped && stopped.revision() == 13) {
                    throw new UnreadableEventException("not for this listener");
                } else {
                    kept.add(heard.value());
                }
            }
            // As a statement a batch does: what was read is kept only when all of it was.
            batched.addAll(kept);
        }

        @KafkaListener(
                id = "test-slices",
                topics = "${campana.kafka.prefix:}" + Topics.SLICES,
                groupId = "${campana.kafka.prefix:}test-slices",
                containerFactory = "sliceListeners")
        void work(AlertStopped slice) {
            slices.template().send(names.of(Topics.FANNED_OUT), slice.key(), slice);
            slices.template().send(names.of(Topics.FANNED_OUT), slice.key(), slice);
            if (slice.revision() == 2 && rolledBack.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("words of a failure");
            }
        }
    }

    @Autowired
    Ears ears;

    @Autowired
    DeadLetterBox box;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    List<MeterBinder> meters;

    @Autowired
    TopicNames names;

    @Autowired
    KafkaTemplate<String, Event> template;

    @Autowired
    ApplicationAvailability availability;

    @Autowired
    ClientSettings clients;

    @Autowired
    ListenerFactories factories;

    @Autowired
    KafkaListenerEndpointRegistry listeners;

    @Test
    void unreadableRecordsGoToTheDeadLettersAsTheyCameAndTheGoodOnesGoOn() {
        AlertId alert = AlertId.random();
        sendGood(Topics.ALERTS, alert, 1);
        sendPoison(Topics.ALERTS, alert, "{\"secret\":\"+15005550006\"", "alert-stopped");
        sendPoison(Topics.ALERTS, alert, "not known here", "never-heard-of");
        sendPoison(Topics.ALERTS, alert, "typeless", null);
        sendGood(Topics.ALERTS, alert, 2);

        await().atMost(Duration.ofSeconds(30)).until(() -> heardOf(ears.single, alert), List.of(1, 2)::equals);

        List<ConsumerRecord<String, byte[]>> dead = deadOf(Topics.ALERTS, alert, 3);
        assertThat(dead)
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("{\"secret\":\"+15005550006\"", "not known here", "typeless");
        assertThat(header(dead.get(0), "event-type")).isEqualTo("alert-stopped");
        assertThat(header(dead.get(1), "event-type")).isEqualTo("never-heard-of");
        assertThat(header(dead.get(0), "kafka_dlt-original-topic")).isEqualTo(names.of(Topics.ALERTS));
    }

    /// `-Dcampana.rig.poison=10000` is the long run of `docs/reliability.md`.
    @Test
    void ofManyRecordsOneInTenIsPoisonAndEveryGoodOneIsHeard() throws Exception {
        int poison = Integer.getInteger("campana.rig.poison", 300);
        AlertId alert = AlertId.random();
        Random dice = new Random(20261127);
        byte[] whole = EventCodec.encode(event(alert, 1));
        long began = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int each = 1; each <= 10 * poison; each++) {
                boolean bad = each % 10 == 0;
                byte[] value = bad ? mutated(whole, dice) : EventCodec.encode(event(alert, 1_000 + each));
                ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                        names.of(Topics.ALERTS), (bad ? alert : AlertId.random()).toString(), value);
                message.headers().add("event-type", "alert-stopped".getBytes(StandardCharsets.UTF_8));
                producer.send(message);
            }
        }

        await().atMost(Duration.ofMinutes(10))
                .until(() -> heardOf(ears.single, alert).stream()
                                .filter(revision -> revision > 1_000)
                                .count()
                        >= 9L * poison);
        List<ConsumerRecord<String, byte[]>> dead = deadOf(Topics.ALERTS, alert, poison);

        assertThat(dead).hasSize(poison);
        assertThat(dead)
                .allSatisfy(record -> assertThat(record.headers())
                        .extracting(Header::key)
                        .as("no message and no trace")
                        .noneMatch(key -> key.contains("stacktrace") || key.contains("message")));
        assertThat(heardOf(ears.single, alert).stream().filter(revision -> revision > 1_000))
                .as("each good one, once")
                .hasSize(9 * poison)
                .doesNotHaveDuplicates();
        Path kept = Files.createDirectories(Path.of("target", "rig")).resolve("poison.txt");
        Files.writeString(
                kept,
                "records " + 10 * poison + ", dead letters " + dead.size() + ", seconds "
                        + Duration.ofNanos(System.nanoTime() - began).toSeconds() + System.lineSeparator());
    }

    /// One byte of the JSON is another, or it ends too early; never what could still be read.
    private static byte[] mutated(byte[] whole, Random dice) {
        byte[] broken = Arrays.copyOf(whole, dice.nextBoolean() ? whole.length : 1 + dice.nextInt(whole.length - 1));
        if (broken.length == whole.length) {
            broken[dice.nextBoolean() ? 0 : whole.length - 1] = (byte) (1 + dice.nextInt(31));
        }
        return broken;
    }

    @Test
    void aDeadLetterIsListedWithoutItsContentAndReplayedAsItCame() {
        AlertId alert = AlertId.random();
        sendPoison(Topics.ALERTS, alert, "not known here", "never-heard-of");
        deadOf(Topics.ALERTS, alert, 1);

        DeadLetter listed = box.newest(50).stream()
                .filter(letter -> alert.toString().equals(letter.key()))
                .findFirst()
                .orElseThrow();

        assertThat(listed.topic()).isEqualTo(Topics.ALERTS);
        assertThat(listed.type()).isEqualTo("never-heard-of");
        assertThat(listed.cause()).isEqualTo("UnreadableEventException");
        assertThat(listed.reader()).isEqualTo(names.of("test-single"));
        assertThat(listed.bytes()).isEqualTo("not known here".length());
        assertThat(listed.diedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(box.find(listed.id())).contains(listed);
        assertThat(box.find(listed.id() + "7"))
                .as("another time, as after a wipe of the broker")
                .isEmpty();
        assertThat(box.find("no id")).isEmpty();
        assertThat(box.replay("secrets.v1_0_0_0")).isFalse();

        assertThat(box.replay(listed.id())).isTrue();

        List<ConsumerRecord<String, byte[]>> again = deadOf(Topics.ALERTS, alert, 2);
        assertThat(again).allSatisfy(dead -> {
            assertThat(new String(dead.value(), StandardCharsets.UTF_8)).isEqualTo("not known here");
            assertThat(header(dead, "event-type")).isEqualTo("never-heard-of");
        });
        assertThat(again.get(1).headers().headers("kafka_dlt-original-topic"))
                .as("headers of the first death did not travel")
                .hasSize(1);
    }

    @Test
    void anOldRecordDoesNotComeBackOverANewerOneOfItsKey() {
        AlertId key = AlertId.random();
        String topic = names.of(Topics.SUBSCRIPTIONS);
        template.send(topic, key.toString(), new AlertStopped(EventId.random(), key, 1, Instant.EPOCH))
                .join();
        bury(topic, key);
        String id = idOf(key);

        template.send(topic, key.toString(), new AlertStopped(EventId.random(), key, 2, Instant.EPOCH))
                .join();

        assertThatThrownBy(() -> box.replay(id)).isInstanceOf(DeadLetterBox.OvertakenException.class);
    }

    @Test
    void theLastRecordOfItsKeyComesBackThoughItsTopicKeepsOnlyOne() {
        AlertId key = AlertId.random();
        String topic = names.of(Topics.SUBSCRIPTIONS);
        template.send(topic, key.toString(), new AlertStopped(EventId.random(), key, 1, Instant.EPOCH))
                .join();
        bury(topic, key);

        assertThat(box.replay(idOf(key))).isTrue();
    }

    @Test
    void whatIsNoLongerOnATopicThatKeepsTheLastOfEachKeyDoesNotComeBack() throws Exception {
        AlertId key = AlertId.random();
        String topic = names.of(Topics.SUBSCRIPTIONS);
        template.send(topic, key.toString(), new AlertStopped(EventId.random(), key, 1, Instant.EPOCH))
                .join();
        ConsumerRecord<String, byte[]> source = bury(topic, key);
        String id = idOf(key);

        // As the cleaner does with a record and, later, with the tombstone that overtook it.
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            TopicPartition partition = new TopicPartition(topic, source.partition());
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            setPolicy(admin, resource, "delete");
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(source.offset() + 1)))
                    .all()
                    .get();
            setPolicy(admin, resource, "compact");
        }

        assertThatThrownBy(() -> box.replay(id)).isInstanceOf(DeadLetterBox.OvertakenException.class);
    }

    private static void setPolicy(Admin admin, ConfigResource topic, String policy) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        topic,
                        List.of(new AlterConfigOp(
                                new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    @Test
    void aKeyOrTypeThatIsNoneOfOursIsNotShown() {
        String number = "15005550006";
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> stray =
                    new ProducerRecord<>(names.deadLettersOf(Topics.ALERTS), number, new byte[7]);
            stray.headers().add("event-type", ("to +" + number).getBytes(StandardCharsets.UTF_8));
            stray.headers().add(DeadLetters.CAUSE, number.getBytes(StandardCharsets.UTF_8));
            stray.headers().add("kafka_dlt-original-consumer-group", ("+" + number).getBytes(StandardCharsets.UTF_8));
            producer.send(stray);
        }

        List<DeadLetter> listed = box.newest(200);

        assertThat(listed).anySatisfy(letter -> {
            assertThat(letter.bytes()).isEqualTo(7);
            assertThat(letter.key()).isNull();
            assertThat(letter.type()).isNull();
            assertThat(letter.cause()).isEqualTo("unknown");
            assertThat(letter.reader()).isNull();
        });
        assertThat(listed.toString()).doesNotContain(number);
    }

    private String idOf(AlertId key) {
        return box.newest(50).stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .map(DeadLetter::id)
                .findFirst()
                .orElseThrow();
    }

    /// As the listener of that topic would: nobody listens to it here.
    private ConsumerRecord<String, byte[]> bury(String topic, AlertId key) {
        ConsumerRecord<String, byte[]> source =
                readUntil(
                                topic,
                                seen -> seen.stream()
                                        .anyMatch(record -> key.toString().equals(record.key())))
                        .stream()
                        .filter(record -> key.toString().equals(record.key()))
                        .findFirst()
                        .orElseThrow();
        deadLetters.recoverer().accept(source, new UnreadableEventException("not for this listener"));
        return source;
    }

    @Test
    void deadLettersCarryNoMessageAndNoTrace() {
        AlertId alert = AlertId.random();
        sendPoison(Topics.ALERTS, alert, "{\"secret\":\"+15005550006\"", "alert-stopped");

        ConsumerRecord<String, byte[]> dead = deadOf(Topics.ALERTS, alert, 1).getFirst();

        List<String> headers = new ArrayList<>();
        dead.headers().forEach(header -> headers.add(header.key()));
        assertThat(headers).isNotEmpty().noneMatch(name -> name.contains("exception") || name.contains("Exception"));
        for (Header header : dead.headers()) {
            assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain("5005550006", "at org.");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anEventThatItsListenerCannotTakeIsADeadLetterWithoutItsContentInTheLog(CapturedOutput output) {
        AlertId alert = AlertId.random();
        DeliveryRequested unexpected = new DeliveryRequested(
                DeliveryId.of(alert, 1, PersonId.random(), Channel.SMS),
                alert,
                1,
                PersonId.random(),
                Audience.FAMILIES,
                SchoolId.of("lincoln"),
                Channel.SMS,
                Language.ENGLISH,
                Language.ENGLISH,
                "words of a text",
                1,
                Severity.IMMEDIATE,
                false,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                null,
                null);
        template.send(names.of(Topics.ALERTS), alert.toString(), unexpected).join();

        ConsumerRecord<String, byte[]> dead = deadOf(Topics.ALERTS, alert, 1).getFirst();

        assertThat(EventCodec.decode("delivery-requested", dead.value())).isEqualTo(unexpected);
        assertThat(output.getAll()).contains("record went to the dead letters").doesNotContain("words of a text");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatAListenerSaysWhenItFailsIsNotInTheLog(CapturedOutput output) {
        AlertId alert = AlertId.random();

        sendGood(Topics.ALERTS, alert, 42);
        sendGood(Topics.SLICES, alert, 2);

        readUntil(
                names.of(Topics.FANNED_OUT),
                seen -> seen.stream().anyMatch(record -> alert.toString().equals(record.key())));
        await().atMost(Duration.ofSeconds(30)).until(() -> heardOf(ears.single, alert), List.of(42)::equals);
        assertThat(output.getAll())
                .contains("a listener failed", "IllegalStateException", "ListenersIT.java")
                .doesNotContain("words of a failure", "payload='AlertStopped");
    }

    @Test
    void anUnreadableRecordInABatchIsNoTombstone() {
        AlertId alert = AlertId.random();
        sendGood(Topics.REPLIES, alert, 1);
        sendPoison(Topics.REPLIES, alert, "broken", "alert-stopped");
        template.send(names.of(Topics.REPLIES), alert.toString(), null).join();
        sendGood(Topics.REPLIES, alert, 2);

        await().atMost(Duration.ofSeconds(30)).until(() -> heardOf(ears.batched, alert), List.of(1, 2)::equals);

        assertThat(ears.tombstones).hasValue(1);
        ConsumerRecord<String, byte[]> dead = deadOf(Topics.REPLIES, alert, 1).getFirst();
        assertThat(new String(dead.value(), StandardCharsets.UTF_8)).isEqualTo("broken");
    }

    @Test
    void oneBadRecordTakesNoGoodOneOfItsBatchAlong() {
        AlertId alert = AlertId.random();
        MessageListenerContainer container =
                Objects.requireNonNull(listeners.getListenerContainer("test-batch"), "the batch listener");
        container.stop();
        sendGood(Topics.REPLIES, alert, 1);
        sendGood(Topics.REPLIES, alert, 13);
        sendGood(Topics.REPLIES, alert, 2);
        container.start();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> heardOf(ears.batched, alert).containsAll(List.of(1, 2)));

        deadOf(Topics.REPLIES, alert, 1);
        // What comes behind the dead letters of this batch is another one of the same partition.
        sendGood(Topics.REPLIES, alert, 13);
        assertThat(deadOf(Topics.REPLIES, alert, 2))
                .extracting(dead -> ((AlertStopped) EventCodec.decode("alert-stopped", dead.value())).revision())
                .containsExactly(13, 13);
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedForAndMakesNoDeadLetter() {
        AlertId alert = AlertId.random();

        sendGood(Topics.ALERTS, alert, 99);

        // Eight failures are more than the six tries that another failure gets.
        await().atMost(Duration.ofMinutes(1)).until(() -> heardOf(ears.single, alert), List.of(99)::equals);
        assertThat(ears.outages).hasValue(9);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aTransactionThatFailedAfterSendingShowsItsRecordsOnce(CapturedOutput output) {
        AlertId alert = AlertId.random();

        sendGood(Topics.SLICES, alert, 1);
        sendGood(Topics.SLICES, alert, 2);
        sendPoison(Topics.SLICES, alert, "broken", "alert-stopped");
        sendGood(Topics.SLICES, alert, 3);

        List<ConsumerRecord<String, byte[]>> seen = readUntil(
                names.of(Topics.FANNED_OUT),
                records -> records.stream()
                                .filter(record -> record.key().equals(alert.toString()))
                                .count()
                        >= 6);
        assertThat(seen)
                .filteredOn(record -> record.key().equals(alert.toString()))
                .extracting(record -> ((AlertStopped) EventCodec.decode("alert-stopped", record.value())).revision())
                .containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(ears.rolledBack.get()).isPositive();
        assertThat(output.getAll())
                .as("nothing of each record that was rolled back")
                .contains("a listener failed")
                .doesNotContain("Exception thrown when sending a message", "TransactionAbortedException");
        assertThat(deadOf(Topics.SLICES, alert, 1)).hasSize(1);
    }

    @Test
    void whatAKilledProcessLeftOpenHoldsNobodyUpAfterTheNextStart() {
        AlertId alert = AlertId.random();
        TransactionalEvents next = new TransactionalEvents(clients, factories);
        next.flow("test-killed");
        try (KafkaProducer<String, byte[]> killed = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        KAFKA.bootstrapServers(),
                        "transactional.id",
                        names.of("") + clients.stableName("test-killed") + "-5",
                        // Left alone it would end after this.
                        "transaction.timeout.ms",
                        60_000),
                new StringSerializer(),
                new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            ProducerRecord<String, byte[]> unseen =
                    new ProducerRecord<>(names.of(Topics.ALERTS), alert.toString(), EventCodec.encode(event(alert, 1)));
            unseen.headers().add("event-type", "alert-stopped".getBytes(StandardCharsets.UTF_8));
            killed.send(unseen);
            killed.flush();
            sendGood(Topics.ALERTS, alert, 2);

            next.start();

            await().atMost(Duration.ofSeconds(20)).until(() -> heardOf(ears.single, alert), List.of(2)::equals);
            next.destroy();
        }
    }

    @Test
    void membersKeepTheirNamesOverARestart() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) KAFKA.bootstrapServers()))) {
            String group = names.of("test-single");

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> admin.describeConsumerGroups(List.of(group))
                                    .all()
                                    .get()
                                    .get(group)
                                    .members()
                                    .size()
                            == 2);

            assertThat(admin.describeConsumerGroups(List.of(group))
                            .all()
                            .get()
                            .get(group)
                            .members())
                    .extracting(MemberDescription::groupInstanceId)
                    .allSatisfy(name -> assertThat(name.orElseThrow()).startsWith("test-single-test"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyTopicIsThereAsDeclared() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) KAFKA.bootstrapServers()))) {
            List<String> expected = Topics.ALL.stream()
                    .flatMap(topic -> List.of(names.of(topic.name()), names.deadLettersOf(topic.name())).stream())
                    .toList();
            assertThat(admin.listTopics().names().get()).containsAll(expected);

            ConfigResource subscriptions =
                    new ConfigResource(ConfigResource.Type.TOPIC, names.of(Topics.SUBSCRIPTIONS));
            assertThat(admin.describeConfigs(List.of(subscriptions))
                            .all()
                            .get()
                            .get(subscriptions)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
            assertThat(admin.describeTopics(List.of(names.of(Topics.SLICES)))
                            .allTopicNames()
                            .get()
                            .get(names.of(Topics.SLICES))
                            .partitions())
                    .hasSize(2);
        }
    }

    @Test
    @DirtiesContext(methodMode = DirtiesContext.MethodMode.AFTER_METHOD)
    void aListenerThatDiesBreaksTheLivenessAndIsMeasured() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        meters.forEach(binder -> binder.bindTo(registry));
        assertThat(registry.get("campana.listener.died").gauge().value()).isZero();

        sendGood(Topics.ALERTS, AlertId.random(), 666);

        await().atMost(Duration.ofSeconds(10)).until(() -> availability.getLivenessState() == LivenessState.BROKEN);
        assertThat(registry.get("campana.listener.died").gauge().value()).isEqualTo(1);
    }

    private void sendGood(String topic, AlertId alert, int revision) {
        template.send(names.of(topic), alert.toString(), event(alert, revision)).join();
    }

    private void sendPoison(
            String topic, AlertId alert, String content, @org.jspecify.annotations.Nullable String type) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> poison =
                    new ProducerRecord<>(names.of(topic), alert.toString(), content.getBytes(StandardCharsets.UTF_8));
            if (type != null) {
                poison.headers().add("event-type", type.getBytes(StandardCharsets.UTF_8));
            }
            producer.send(poison);
        }
    }

    private List<ConsumerRecord<String, byte[]>> deadOf(String topic, AlertId alert, int count) {
        String key = alert.toString();
        return readUntil(
                        names.deadLettersOf(topic),
                        seen -> seen.stream()
                                        .filter(record -> key.equals(record.key()))
                                        .count()
                                >= count)
                .stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<Integer> heardOf(ConcurrentLinkedQueue<Event> heard, AlertId alert) {
        return heard.stream()
                .map(AlertStopped.class::cast)
                .filter(stopped -> stopped.alertId().equals(alert))
                .map(AlertStopped::revision)
                .toList();
    }
}
