package org.campana.eventframe;

import org.apache.kafka.clients.producer.ProducerRecord;

/// One record that waits for its topic, with the bytes it had when it was appended.
///
/// @param inOrder whether it may leave only behind the earlier ones of its key
record OutboxRow(long id, boolean inOrder, ProducerRecord<String, byte[]> message) {

    /// What has to stay in order.
    ///
    /// @param alone the row's id where it has a line of its own, else 0
    record Line(String topic, String key, long alone) {}

    Line line() {
        return new Line(message.topic(), message.key(), inOrder ? 0 : id);
    }
}
