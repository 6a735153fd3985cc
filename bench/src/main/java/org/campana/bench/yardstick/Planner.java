package org.campana.bench.yardstick;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// From the event of an alert to records for its people, by a cursor.
final class Planner implements AutoCloseable {

    /// As long as what families read.
    private static final String TEXT =
            "Bench School: immigration agents were seen at the main entrance at 8:05. A trained"
                    + " volunteer checked. Students are safe inside. More will follow. Reply STOP to end.";

    private static final int PEOPLE_A_RECORD = 100;

    private final KafkaProducer<String, byte[]> events;
    private final KafkaProducer<String, byte[]> plans;
    private final KafkaConsumer<String, byte[]> alerts;
    private final Store store;
    private volatile boolean running = true;

    Planner(Topics topics, Store store) {
        this.events = topics.producer();
        this.plans = topics.producer();
        this.alerts = topics.consumer(Topics.ALERTS);
        this.store = store;
    }

    /// Sends the event.
    ///
    /// @param order such as `bare bench-large`
    void alert(String order) {
        var _ = events.send(new ProducerRecord<>(Topics.ALERTS, order, new byte[0]));
    }

    void start() {
        Thread.ofPlatform().daemon().name("planner").start(() -> {
            while (running) {
                for (ConsumerRecord<String, byte[]> event : alerts.poll(Duration.ofSeconds(1))) {
                    plan(event.key().split(" ", 2));
                }
            }
        });
    }

    private void plan(String[] order) {
        UUID alert = UUID.randomUUID();
        boolean bare = order[0].equals(Topics.BARE);
        List<UUID> together = new ArrayList<>();
        try {
            store.subscribers(order[1], person -> {
                together.add(person);
                if (!bare || together.size() == PEOPLE_A_RECORD) {
                    send(order[0], new Batch(alert, together, TEXT));
                    together.clear();
                }
            });
        } catch (SQLException failed) {
            throw new IllegalStateException("The subscriptions cannot be read", failed);
        }
        if (!together.isEmpty()) {
            send(order[0], new Batch(alert, together, TEXT));
        }
    }

    private void send(String topic, Batch batch) {
        var _ = plans.send(new ProducerRecord<>(topic, batch.people().getFirst().toString(), batch.encoded()));
    }

    @Override
    public void close() {
        running = false;
        events.close();
        plans.close();
    }
}
