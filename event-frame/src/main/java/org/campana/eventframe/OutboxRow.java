package org.campana.eventframe;

import org.apache.kafka.clients.producer.ProducerRecord;

/// One record that waits for its topic, with the bytes it had when it was appended.
///
/// @param inOrder whether it may leave only behind the earlier ones of its key
record OutboxRow(long id, boolean inOrder, ProducerRecord<String, byte[]> message) {

    /// What has to stay in order: the records of a key, or one alone.
    record Line(String topic, String name) {}

    Line line() {
        return new Line(message.topic(), inOrder ? message.key() : "row " + id);
    }
}
