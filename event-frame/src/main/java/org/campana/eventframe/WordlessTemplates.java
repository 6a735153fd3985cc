package org.campana.eventframe;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.LoggingProducerListener;

/// Senders that keep to themselves what they could not send: Spring Kafka's own would log the beginning of it. Nor do
/// they say of each record of a transaction that it was rolled back: who did that says why, once.
final class WordlessTemplates {

    private WordlessTemplates() {}

    static <K, V> KafkaTemplate<K, V> on(ProducerFactory<K, V> producers) {
        KafkaTemplate<K, V> template = new KafkaTemplate<>(producers);
        LoggingProducerListener<K, V> listener = new FailuresOfOurOwn<>();
        listener.setIncludeContents(false);
        template.setProducerListener(listener);
        return template;
    }

    private static final class FailuresOfOurOwn<K, V> extends LoggingProducerListener<K, V> {

        @Override
        public void onError(ProducerRecord<K, V> record, @Nullable RecordMetadata metadata, Exception failure) {
            if (!(failure instanceof TransactionAbortedException)) {
                super.onError(record, metadata, failure);
            }
        }
    }
}
