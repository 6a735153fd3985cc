package org.campana.eventframe;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campana.events.Event;
import org.campana.events.EventDeserializer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/// Builds what listeners run in: one record at a time, in batches, or one at a time in a Kafka transaction.
final class ListenerFactories {

    private static final int RECORDS_A_POLL = 50;
    private static final int RECORDS_A_BATCH = 500;

    private final ClientSettings settings;
    private final DeadLetters deadLetters;
    private final List<DefaultKafkaConsumerFactoryCustomizer> customizers;

    ListenerFactories(
            ClientSettings settings, DeadLetters deadLetters, List<DefaultKafkaConsumerFactoryCustomizer> customizers) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.customizers = customizers;
    }

    ConcurrentKafkaListenerContainerFactory<String, Event> oneByOne() {
        ConcurrentKafkaListenerContainerFactory<String, Event> factory = factory(RECORDS_A_POLL, AckMode.RECORD);
        // In passing: an error handler fetches all that follows again, a fifth of a second for each of many.
        factory.setRecordFilterStrategy(deadLetters.unreadable());
        factory.setCommonErrorHandler(Retries.errorHandler(deadLetters.recoverer()));
        return factory;
    }

    ConcurrentKafkaListenerContainerFactory<String, Event> batches() {
        ConcurrentKafkaListenerContainerFactory<String, Event> factory = factory(RECORDS_A_BATCH, AckMode.BATCH);
        factory.setBatchListener(true);
        factory.setRecordFilterStrategy(deadLetters.unreadable());
        factory.getContainerProperties().setAdviceChain(new WordlessFailures(), new OneOfTheBatch());
        factory.setCommonErrorHandler(Retries.errorHandler(deadLetters.recoverer()));
        return factory;
    }

    ConcurrentKafkaListenerContainerFactory<String, Event> transactional(
            KafkaTransactionManager<String, Event> transactions, KafkaTemplate<String, Event> template) {
        ConcurrentKafkaListenerContainerFactory<String, Event> factory = factory(RECORDS_A_POLL, AckMode.RECORD);
        factory.getContainerProperties().setKafkaAwareTransactionManager(transactions);
        factory.setAfterRollbackProcessor(Retries.afterRollback(deadLetters.recoverer(), template));
        return factory;
    }

    private ConcurrentKafkaListenerContainerFactory<String, Event> factory(int recordsAPoll, AckMode ackMode) {
        DefaultKafkaConsumerFactory<String, Event> consumers = new DefaultKafkaConsumerFactory<>(
                settings.consumer(recordsAPoll),
                StringDeserializer::new,
                () -> new ErrorHandlingDeserializer<>(new EventDeserializer()));
        customizers.forEach(customizer -> customizer.customize(consumers));
        ConcurrentKafkaListenerContainerFactory<String, Event> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setContainerCustomizer(this::nameStably);
        factory.getContainerProperties().setAckMode(ackMode);
        factory.getContainerProperties().setAdviceChain(new WordlessFailures());
        factory.getContainerProperties().setSyncCommits(true);
        factory.getContainerProperties().setStopImmediate(true);
        factory.getContainerProperties().setStopContainerWhenFenced(true);
        factory.getContainerProperties().setMissingTopicsFatal(false);
        return factory;
    }

    /// A killed member without a stable name leaves its partitions silent for the session timeout. Spring adds
    /// `-1`, `-2` and so on where a container has several consumers.
    private void nameStably(ConcurrentMessageListenerContainer<String, Event> container) {
        Properties overrides = new Properties();
        overrides.putAll(container.getContainerProperties().getKafkaConsumerProperties());
        overrides.setProperty(
                CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, settings.stableName(container.getListenerId()));
        container.getContainerProperties().setKafkaConsumerProperties(overrides);
    }
}
