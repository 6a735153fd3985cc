package org.campana.eventframe;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.LoggingProducerListener;

/// Senders that keep to themselves what they could not send: Spring Kafka's own would log the beginning of it.
final class WordlessTemplates {

    private WordlessTemplates() {}

    static <K, V> KafkaTemplate<K, V> on(ProducerFactory<K, V> producers) {
        KafkaTemplate<K, V> template = new KafkaTemplate<>(producers);
        LoggingProducerListener<K, V> listener = new LoggingProducerListener<>();
        listener.setIncludeContents(false);
        template.setProducerListener(listener);
        return template;
    }
}
