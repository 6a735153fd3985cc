package org.campana.eventframe;

import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.Event;
import org.campana.events.EventSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// What a service imports to send and hear events. Needs Spring Boot's Kafka auto-configuration beside it for the
/// address of the broker.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaSettings.class, InstanceSettings.class})
@Import(OutboxMeters.class)
public class EventFrameConfiguration {

    @Bean
    TopicNames topicNames(KafkaSettings settings) {
        return new TopicNames(settings.prefix());
    }

    @Bean
    DatabaseQuestions databaseQuestions() {
        return new DatabaseQuestions(System::nanoTime);
    }

    @Bean
    ClientSettings eventClientSettings(
            KafkaProperties properties,
            KafkaConnectionDetails details,
            KafkaSettings settings,
            InstanceSettings process) {
        return new ClientSettings(new KafkaAddress(properties, details), settings, process.instance());
    }

    @Bean
    TopicCreation topicCreation(ClientSettings clients, TopicNames names, KafkaSettings settings) {
        return new TopicCreation(clients.admin(), names, settings.partitions());
    }

    @Bean
    DefaultKafkaProducerFactory<String, Event> eventProducers(
            ClientSettings clients, ObjectProvider<DefaultKafkaProducerFactoryCustomizer> customizers) {
        DefaultKafkaProducerFactory<String, Event> producers =
                new DefaultKafkaProducerFactory<>(clients.producer(), new StringSerializer(), new EventSerializer());
        customizers.orderedStream().forEach(customizer -> customizer.customize(producers));
        return producers;
    }

    /// For events that are a pure function of another event: send, wait for the answer, then let the offset be
    /// committed. What is decided in the database goes through an [Outbox] instead.
    @Bean
    @Primary
    KafkaTemplate<String, Event> eventTemplate(DefaultKafkaProducerFactory<String, Event> eventProducers) {
        return WordlessTemplates.on(eventProducers);
    }

    @Bean(destroyMethod = "close")
    DeadLetters deadLetters(ClientSettings clients) {
        return new DeadLetters(clients);
    }

    /// What lies in the dead-letter topics, for the desk. Opens no connection before it is first asked.
    @Bean(destroyMethod = "close")
    DeadLetterBox deadLetterBox(ClientSettings clients, TopicNames names) {
        return new DeadLetterBox(clients, names);
    }

    @Bean
    ListenerFactories listenerFactories(
            ClientSettings clients,
            DeadLetters deadLetters,
            ObjectProvider<DefaultKafkaConsumerFactoryCustomizer> customizers) {
        return new ListenerFactories(
                clients, deadLetters, customizers.orderedStream().toList());
    }

    /// One record at a time, its offset committed after it.
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Event> eventListeners(ListenerFactories factories) {
        return factories.oneByOne();
    }

    /// Up to 500 records at a time, their offsets committed after them. When its listener throws, the record it fails
    /// for is found by handing over each by itself, so that only that one becomes a dead letter.
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Event> batchEventListeners(ListenerFactories factories) {
        return factories.batches();
    }

    @Bean
    TransactionalEvents transactionalEvents(ClientSettings clients, ListenerFactories factories) {
        return new TransactionalEvents(clients, factories);
    }

    @Bean
    ListenerWatch listenerWatch(ApplicationContext context) {
        return new ListenerWatch(context);
    }
}
