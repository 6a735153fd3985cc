package org.campana.eventframe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.events.Event;
import org.campana.events.EventSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/// For a listener whose output is events only: what it sends and how far it has read become visible together or
/// not at all. It covers Kafka only, never a database or a carrier.
///
/// A process that is killed in a transaction leaves it open, and whoever reads what was sent in it, or after it on the
/// same partitions, waits until it is ended. At its start this ends all that an earlier run may have left, also those
/// whose ids this run would not use again for long.
///
/// The transaction manager is no bean on purpose: the one of the database must stay the only one.
public final class TransactionalEvents implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TransactionalEvents.class);

    /// Spring numbers the ids of one flow from 0, one for each transaction at a time; this is more than threads.
    private static final int MOST_AT_A_TIME = 8;

    /// A start waits no longer for it; it goes on beside the listeners then, which take the ids that are free.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ClientSettings settings;
    private final ListenerFactories listeners;
    private final List<DefaultKafkaProducerFactory<String, Event>> producers = new CopyOnWriteArrayList<>();
    private volatile boolean running;

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

    /// Takes up every id once, which ends what stood open under it; the producers are then used by the listeners.
    @Override
    public void start() {
        running = true;
        Thread taking = Thread.ofVirtual().name("open-transactions").start(() -> producers.forEach(this::takeUp));
        try {
            if (!taking.join(LONGEST)) {
                log.warn("the broker is slow to end the transactions that an earlier run left open; going on without");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeUp(DefaultKafkaProducerFactory<String, Event> factory) {
        List<Producer<String, Event>> taken = new ArrayList<>();
        try {
            while (taken.size() < MOST_AT_A_TIME && running) {
                taken.add(factory.createProducer());
            }
        } catch (KafkaException brokerAway) {
            log.warn("transactions that an earlier run left open could not be ended; they end by themselves within"
                    + " half a minute");
        } finally {
            // Not closed by this: the factory keeps them for the next transaction.
            taken.forEach(Producer::close);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return TopicCreation.PHASE + 1;
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
