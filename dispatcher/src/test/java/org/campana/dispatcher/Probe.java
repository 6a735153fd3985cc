package org.campana.dispatcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.campana.events.DeliveriesRequested;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryRequested;
import org.campana.events.Event;
import org.campana.events.EventCodec;
import org.campana.events.EventType;
import org.campana.events.PersonId;
import org.campana.events.Topics;
import org.springframework.context.SmartLifecycle;

/// What the other services would do: sends to the dispatcher's topics and reads, committed records only, what comes
/// out.
public final class Probe implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String servers;
    private final String prefix;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, byte[]> producer;
    private volatile boolean running;
    private Thread thread;

    Probe(String servers, String prefix) {
        this.servers = servers;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    /// Sends an event as its owner does.
    public void send(String topic, Event event) {
        ProducerRecord<String, byte[]> record = record(topic, event.key(), EventCodec.encode(event));
        record.headers().add(EventType.HEADER, EventType.of(event).shortName().getBytes());
        producer.send(record);
    }

    /// Sends a tombstone.
    public void sendGone(String topic, String key) {
        producer.send(record(topic, key, null));
    }

    /// Sends what nobody can read.
    public void sendBroken(String topic, String key) {
        ProducerRecord<String, byte[]> record = record(topic, key, "{\"broken".getBytes());
        record.headers().add(EventType.HEADER, "alert-released".getBytes());
        producer.send(record);
    }

    /// Waits until so many matching events of this kind were seen, and answers all of them.
    public <T extends Event> List<T> await(Class<T> type, int atLeast, Predicate<T> matching) {
        Awaitility.await().atMost(PATIENCE).until(() -> of(type, matching).size() >= atLeast);
        return of(type, matching);
    }

    /// The matching events of this kind seen so far.
    public <T extends Event> List<T> of(Class<T> type, Predicate<T> matching) {
        return seen.stream()
                .map(Seen::event)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(matching)
                .toList();
    }

    /// In how many records matching events came.
    public long records(Predicate<Event> matching) {
        return seen.stream()
                .filter(one -> one.event() != null && matching.test(one.event()))
                .map(one -> one.record().topic() + one.record().partition() + "@"
                        + one.record().offset())
                .distinct()
                .count();
    }

    /// On which topics matching events were seen.
    public List<String> topics(Predicate<Event> matching) {
        return seen.stream()
                .filter(one -> one.event() != null && matching.test(one.event()))
                .map(Seen::topic)
                .distinct()
                .toList();
    }

    /// Waits for a dead letter with this key.
    public ConsumerRecord<String, byte[]> awaitDeadLetter(String topic, String key) {
        Predicate<Seen> wanted = one -> one.topic().equals(Topics.deadLetters(topic))
                && key.equals(one.record().key());
        Awaitility.await().atMost(PATIENCE).until(() -> seen.stream().anyMatch(wanted));
        return seen.stream().filter(wanted).findFirst().orElseThrow().record();
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(prefix + topic, key, value);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                prefix + "probe",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(
                    prefix + Topics.SCHOOLS,
                    prefix + Topics.PHRASES,
                    prefix + Topics.SLICES,
                    prefix + Topics.FANNED_OUT,
                    prefix + Topics.REQUESTED_IMMEDIATE,
                    prefix + Topics.REQUESTED_ROUTINE,
                    prefix + Topics.deadLetters(Topics.ALERTS),
                    prefix + Topics.deadLetters(Topics.SLICES),
                    prefix + Topics.deadLetters(Topics.SUBSCRIPTIONS)));
            while (running) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> seen.addAll(seen(record)));
            }
        }
    }

    /// What is said to many is seen as said to each of them.
    private List<Seen> seen(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic().substring(prefix.length());
        Header type = record.headers().lastHeader(EventType.HEADER);
        boolean readable = type != null && record.value() != null && !topic.endsWith(Topics.DEAD_LETTER_SUFFIX);
        Event event = readable ? EventCodec.decode(new String(type.value()), record.value()) : null;
        return event instanceof DeliveriesRequested many
                ? many.people().stream()
                        .map(person -> new Seen(topic, record, to(person, many)))
                        .toList()
                : List.of(new Seen(topic, record, event));
    }

    private static DeliveryRequested to(PersonId person, DeliveriesRequested many) {
        return new DeliveryRequested(
                DeliveryId.of(many.alertId(), many.revision(), person, many.channel()),
                many.alertId(),
                many.revision(),
                person,
                many.audience(),
                many.schoolId(),
                many.channel(),
                many.language(),
                many.wanted(),
                many.text(),
                many.segments(),
                many.severity(),
                many.drill(),
                many.releasedAt(),
                many.expiresAt(),
                many.recording(),
                many.otherwise());
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    /// Nothing beyond [#stop].
    void close() {}

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Seen(String topic, ConsumerRecord<String, byte[]> record, Event event) {}
}
