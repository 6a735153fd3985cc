package org.campana.eventframe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.Event;
import org.campana.events.EventSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/// For a listener whose output is events only: what it sends and how far it has read become visible together or
/// not at all. It covers Kafka only, never a database or a carrier.
///
/// The transaction manager is no bean on purpose: the one of the database must stay the only one.
public final class TransactionalEvents implements DisposableBean {

    private final ClientSettings settings;
    private final ListenerFactories listeners;
    private final List<DefaultKafkaProducerFactory<String, Event>> producers = new CopyOnWriteArrayList<>();

    TransactionalEvents(ClientSettings settings, ListenerFactories listeners) {
        this.settings = settings;
        this.listeners = listeners;
    }

    /// What one kind of listener needs. Call it once per name.
    ///
    /// @param name unique in the process, such as `dispatcher-slices`; with the prefix and the instance it is the
    ///     transactional id, by which a killed process's open transaction is ended at the next start
    public Flow flow(String name) {
        DefaultKafkaProducerFactory<String, Event> factory = new DefaultKafkaProducerFactory<>(
                settings.transactionalProducer(), new StringSerializer(), new EventSerializer());
        factory.setTransactionIdPrefix(settings.prefix() + settings.stableName(name) + "-");
        producers.add(factory);
        KafkaTemplate<String, Event> template = WordlessTemplates.on(factory);
        return new Flow(template, listeners.transactional(new KafkaTransactionManager<>(factory), template));
    }

    @Override
    public void destroy() {
        producers.forEach(DefaultKafkaProducerFactory::destroy);
    }

    /// A sender and the listeners it belongs to.
    ///
    /// @param template sends within the transaction of the record that is being handled
    /// @param listeners one record, one transaction; expose it as a bean to name it in `@KafkaListener`
    public record Flow(
            KafkaTemplate<String, Event> template, ConcurrentKafkaListenerContainerFactory<String, Event> listeners) {}
}
