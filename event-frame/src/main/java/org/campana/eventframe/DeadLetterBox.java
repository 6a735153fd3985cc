package org.campana.eventframe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.EventType;
import org.campana.events.Topics;
import org.campana.events.Topics.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/// Every topic's dead letters: lists them, and puts one back on its topic as it came, so that all its readers meet it
/// again. That is harmless: what they do with a record follows from its ids. Reads without a group and remembers
/// nothing; who replays remembers what was done.
///
/// All methods throw [BrokerAwayException] when the broker does not answer within a few seconds.
public final class DeadLetterBox implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("([a-z0-9.]{3,60})_([0-9]{1,5})_([0-9]{1,18})_([0-9]{1,18})");
    /// Ids of alerts, persons and slices; ids of schools with a letter in them, as a telephone number has none.
    private static final Pattern KEY = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]{1,6})?|(?=.*[a-z])[a-z0-9][a-z0-9-]{1,39}");

    private static final Pattern TYPE = Pattern.compile("[a-z-]{1,40}");
    /// The name of a class, without digits: what we wrote ourselves has none.
    private static final Pattern CAUSE = Pattern.compile("[A-Za-z$]{1,80}");
    /// A consumer group of ours: it begins with a letter, as no telephone number does.
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9.-]{1,80}");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ClientSettings settings;
    private final TopicNames names;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TopicReading reading;
    private @Nullable KafkaProducer<String, byte[]> writing;

    DeadLetterBox(ClientSettings settings, TopicNames names) {
        this.settings = settings;
        this.names = names;
    }

    /// The newest of each topic, the newest first.
    ///
    /// @param most of each partition, 1 or more
    public List<DeadLetter> newest(int most) {
        return guarded(reading -> {
            List<DeadLetter> found = new ArrayList<>();
            for (Topic topic : Topics.ALL) {
                List<TopicPartition> partitions = reading.partitions(names.deadLettersOf(topic.name()));
                reading.read(reading.newest(partitions, most), record -> found.add(letter(topic.name(), record)));
            }
            found.sort(Comparator.comparing(DeadLetter::diedAt).reversed());
            return found;
        });
    }

    /// One of them; empty when there is none of this id, or it has grown too old to be kept.
    public Optional<DeadLetter> find(String id) {
        return guarded(reading -> Optional.ofNullable(record(reading, id)).map(found -> letter(topicOf(id), found)));
    }

    /// Puts it back on its topic: key, value and headers as they came. Returns when the broker has it.
    ///
    /// @return whether it was put back; false when there is none of this id
    /// @throws OvertakenException when its topic keeps only the last of each key and has a newer one, which the old
    ///     would replace; or when it was cleaned away there, as what is overtaken is
    public boolean replay(String id) {
        return guarded(reading -> {
            ConsumerRecord<String, byte[]> found = record(reading, id);
            if (found == null) {
                return false;
            }
            String topic = topicOf(id);
            if (isCompacted(topic) && isOvertaken(reading, topic, found)) {
                throw new OvertakenException(id);
            }
            send(new ProducerRecord<>(names.of(topic), null, found.key(), found.value(), asItCame(found)));
            return true;
        });
    }

    private static boolean isCompacted(String topic) {
        return Topics.ALL.stream().anyMatch(each -> each.name().equals(topic) && each.compacted());
    }

    private static String topicOf(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches() ? parts.group(1) : "";
    }

    private @Nullable ConsumerRecord<String, byte[]> record(TopicReading reading, String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()
                || Topics.ALL.stream().noneMatch(topic -> topic.name().equals(parts.group(1)))) {
            return null;
        }
        TopicPartition partition =
                new TopicPartition(names.deadLettersOf(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (!reading.partitions(partition.topic()).contains(partition)) {
            return null;
        }
        long offset = Long.parseLong(parts.group(3));
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        TopicReading.Range whole = reading.range(partition);
        if (offset >= whole.from() && offset < whole.to()) {
            reading.read(Map.of(partition, new TopicReading.Range(offset, offset + 1)), found::add);
        }
        return found.stream()
                .filter(record -> record.offset() == offset
                        && Long.toString(record.timestamp()).equals(parts.group(4)))
                .findFirst()
                .orElse(null);
    }

    private boolean isOvertaken(TopicReading reading, String topic, ConsumerRecord<String, byte[]> dead) {
        Integer partition = number(dead, KafkaHeaders.DLT_ORIGINAL_PARTITION, Integer.BYTES)
                .map(ByteBuffer::getInt)
                .orElse(null);
        Long offset = number(dead, KafkaHeaders.DLT_ORIGINAL_OFFSET, Long.BYTES)
                .map(ByteBuffer::getLong)
                .orElse(null);
        if (partition == null || offset == null) {
            return true;
        }
        TopicPartition source = new TopicPartition(names.of(topic), partition);
        TopicReading.Range whole = reading.range(source);
        if (offset < whole.from() || offset >= whole.to()) {
            return true;
        }
        // Itself first. When it was cleaned away, so was what overtook it, perhaps: a tombstone does not stay for ever,
        // and who left must not come back.
        List<Long> ofItsKey = new ArrayList<>();
        reading.read(Map.of(source, new TopicReading.Range(offset, whole.to())), record -> {
            if (Objects.equals(record.key(), dead.key())) {
                ofItsKey.add(record.offset());
            }
        });
        return !ofItsKey.equals(List.of(offset));
    }

    private static Optional<ByteBuffer> number(ConsumerRecord<?, ?> record, String header, int bytes) {
        Header found = record.headers().lastHeader(header);
        return found == null || found.value().length != bytes
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(found.value()));
    }

    private static RecordHeaders asItCame(ConsumerRecord<String, byte[]> dead) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : dead.headers()) {
            if (!header.key().startsWith("kafka_dlt-")
                    && !header.key().startsWith("springDeserializer")
                    && !header.key().equals(DeadLetters.CAUSE)) {
                headers.add(header);
            }
        }
        return headers;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        KafkaProducer<String, byte[]> producer = writing;
        if (producer == null) {
            producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
            writing = producer;
        }
        try {
            producer.send(record).get(21, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unsent) {
            throw new BrokerAwayException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokerAwayException();
        }
    }

    private static DeadLetter letter(String topic, ConsumerRecord<String, byte[]> record) {
        return new DeadLetter(
                topic + "_" + record.partition() + "_" + record.offset() + "_" + record.timestamp(),
                topic,
                Objects.requireNonNullElse(known(CAUSE, text(record, DeadLetters.CAUSE)), "unknown"),
                Instant.ofEpochMilli(record.timestamp()),
                known(KEY, record.key()),
                known(TYPE, text(record, EventType.HEADER)),
                known(GROUP, text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP)),
                Math.max(0, record.serializedValueSize()));
    }

    /// A record that is not ours can have anything where an id belongs.
    private static @Nullable String known(Pattern form, @Nullable String text) {
        return text != null && form.matcher(text).matches() ? text : null;
    }

    private static @Nullable String text(ConsumerRecord<?, ?> record, String header) {
        Header found = record.headers().lastHeader(header);
        return found == null ? null : new String(found.value(), StandardCharsets.UTF_8);
    }

    private <T> T guarded(Work<T> work) {
        lock.lock();
        try {
            TopicReading present = reading;
            if (present == null) {
                present = new TopicReading(settings);
                reading = present;
            }
            return work.with(present);
        } catch (KafkaException away) {
            // A client that saw trouble is not used again.
            closeReading();
            throw new BrokerAwayException();
        } finally {
            lock.unlock();
        }
    }

    private void closeReading() {
        TopicReading broken = reading;
        reading = null;
        if (broken != null) {
            broken.close();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeReading();
            KafkaProducer<String, byte[]> producer = writing;
            writing = null;
            if (producer != null) {
                producer.close(PATIENCE);
            }
        } finally {
            lock.unlock();
        }
    }

    private interface Work<T> {
        T with(TopicReading reading);
    }

    /// The broker does not answer.
    public static final class BrokerAwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokerAwayException() {
            super("The broker does not answer; what it keeps is not lost. Try again when it is back");
        }
    }

    /// A newer record of the same key would be replaced by an older one.
    public static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OvertakenException(String id) {
            super("Dead letter " + id + " was overtaken by a newer record of its key; set it aside");
        }
    }
}
