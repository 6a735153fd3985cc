package org.campana.eventframe;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campana.eventframe.DeadLetterBox.BrokerAwayException;

/// Reads given ranges of topics as they lie there, without a group and without remembering where it was. For one thread
/// at a time. What Kafka's client throws goes on; nothing waits for longer than a few seconds.
final class TopicReading implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int REQUEST_MILLIS = 4_000;

    private final KafkaConsumer<String, byte[]> consumer;

    TopicReading(ClientSettings settings) {
        Map<String, Object> plain = settings.consumer(500);
        plain.remove(ConsumerConfig.GROUP_ID_CONFIG);
        plain.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        plain.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        this.consumer = new KafkaConsumer<>(plain, new StringDeserializer(), new ByteArrayDeserializer());
    }

    List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic, PATIENCE);
        return known == null
                ? List.of()
                : known.stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
    }

    /// The last offsets of each partition that has any.
    Map<TopicPartition, Range> newest(Collection<TopicPartition> partitions, int most) {
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Range whole = range(partition);
            if (whole.from() < whole.to()) {
                ranges.put(partition, new Range(Math.max(whole.from(), whole.to() - most), whole.to()));
            }
        }
        return ranges;
    }

    /// All that a partition has now.
    Range range(TopicPartition partition) {
        Long from = consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition);
        Long to = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        return new Range(from == null ? 0 : from, to == null ? 0 : to);
    }

    /// Reads until the end of each range is passed; a marker of a transaction is passed without being a record.
    void read(Map<TopicPartition, Range> ranges, Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        while (ranges.entrySet().stream()
                .anyMatch(range ->
                        consumer.position(range.getKey()) < range.getValue().to())) {
            if (System.nanoTime() > patientUntil) {
                throw new BrokerAwayException();
            }
            consumer.poll(POLL).forEach(record -> {
                Range range = ranges.get(new TopicPartition(record.topic(), record.partition()));
                if (range != null && record.offset() < range.to()) {
                    each.accept(record);
                }
            });
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// Offsets of one partition.
    ///
    /// @param from the first
    /// @param to behind the last
    record Range(long from, long to) {}
}
