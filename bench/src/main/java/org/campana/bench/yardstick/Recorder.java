package org.campana.bench.yardstick;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// From receipts on Kafka to the ledger, one statement for all that came together.
final class Recorder implements AutoCloseable {

    private static final String DELIVERED = "DELIVERED";

    private final KafkaConsumer<String, byte[]> receipts;
    private final Store store;
    private final AtomicLong recorded = new AtomicLong();
    private volatile boolean running = true;

    Recorder(Topics topics, Store store) {
        this.receipts = topics.consumer(Topics.RECEIPTS);
        this.store = store;
    }

    void start() {
        Thread.ofPlatform().daemon().name("receipts").start(() -> {
            try (Connection connection = store.connect()) {
                while (running) {
                    record(connection, receipts.poll(Duration.ofSeconds(1)));
                }
            } catch (SQLException failed) {
                throw new IllegalStateException("The yardstick cannot go on", failed);
            }
        });
    }

    private void record(Connection connection, ConsumerRecords<String, byte[]> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        Map<UUID, String> states = new HashMap<>();
        for (ConsumerRecord<String, byte[]> each : records) {
            String state = new String(each.value(), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
            // The carrier says "sent" and "delivered" in any order.
            states.merge(UUID.fromString(each.key()), state, (one, other) -> one.equals(DELIVERED) ? one : other);
        }
        store.receive(connection, states);
        recorded.addAndGet(records.count());
    }

    /// How many have come to the ledger.
    long recorded() {
        return recorded.get();
    }

    @Override
    public void close() {
        running = false;
    }
}
