package org.campana.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.campana.events.EventCodec;
import org.campana.events.EventType;
import org.jspecify.annotations.Nullable;

/// Listens to one topic from its start, as a test. Sees only what is committed. Not for several threads.
public final class EventProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    private EventProbe(String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfra.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// On a topic of [org.campana.events.Topics], by the application's own names.
    public static EventProbe on(TopicNames names, String topic) {
        return new EventProbe(names.of(topic));
    }

    /// On its dead letters.
    public static EventProbe onDeadLetters(TopicNames names, String topic) {
        return new EventProbe(names.deadLettersOf(topic));
    }

    /// The first event, also among those seen before, that satisfies the condition; fails after 30 s and says what
    /// came instead.
    public Event await(Predicate<Event> wanted) {
        return await(Event.class, wanted);
    }

    /// The same among events of one kind.
    public <E extends Event> E await(Class<E> kind, Predicate<E> wanted) {
        return awaitAtLeast(1, kind, wanted).getFirst();
    }

    /// The events of one kind that satisfy the condition, once there are so many; in order per key.
    public <E extends Event> List<E> awaitAtLeast(int count, Class<E> kind, Predicate<E> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<E> found = matching(kind, wanted);
        while (found.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("After " + PATIENCE.toSeconds() + " s " + found.size() + " of " + count
                        + " wanted " + kind.getSimpleName() + " were on " + topic + "; seen: " + events());
            }
            consumer.poll(POLL).forEach(records::add);
            found = matching(kind, wanted);
        }
        return found;
    }

    /// Fails if such an event comes within this time: only for what must not happen.
    public <E extends Event> void neverWithin(Duration time, Class<E> kind, Predicate<E> unwanted) {
        long end = System.nanoTime() + time.toNanos();
        do {
            consumer.poll(POLL).forEach(records::add);
            List<E> found = matching(kind, unwanted);
            if (!found.isEmpty()) {
                throw new AssertionError("Unwanted on " + topic + ": " + found);
            }
        } while (System.nanoTime() < end);
    }

    private <E extends Event> List<E> matching(Class<E> kind, Predicate<E> wanted) {
        return events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .toList();
    }

    /// All readable events seen so far.
    public List<Event> events() {
        return records.stream()
                .flatMap(seen -> Stream.ofNullable(decoded(seen)))
                .toList();
    }

    /// All records seen so far with key, bytes and headers: tombstones and unreadable ones too.
    public List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    /// Waits for a raw record, such as a tombstone or a dead letter.
    public ConsumerRecord<String, byte[]> awaitRecord(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (ConsumerRecord<String, byte[]> seen : records) {
                if (wanted.test(seen)) {
                    return seen;
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("No such record within " + PATIENCE.toSeconds() + " s on " + topic + " among "
                        + records.size());
            }
            consumer.poll(POLL).forEach(records::add);
        }
    }

    private static @Nullable Event decoded(ConsumerRecord<String, byte[]> seen) {
        Header type = seen.headers().lastHeader(EventType.HEADER);
        if (seen.value() == null || type == null || seen.topic().endsWith(".dlt")) {
            return null;
        }
        return EventCodec.decode(new String(type.value(), StandardCharsets.UTF_8), seen.value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
