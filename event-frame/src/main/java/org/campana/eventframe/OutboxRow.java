package org.campana.eventframe;

import org.apache.kafka.clients.producer.ProducerRecord;

/// One record that waits for its topic, with the bytes it had when it was appended.
record OutboxRow(long id, ProducerRecord<String, byte[]> message) {

    /// What has to stay in order.
    record Line(String topic, String key) {}

    Line line() {
        return new Line(message.topic(), message.key());
    }
}
