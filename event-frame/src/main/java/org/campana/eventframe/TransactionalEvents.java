package org.campana.eventframe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FenceProducersOptions;
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
    private static final int MOST_AT_A_TIME = 16;

    private static final int TIMEOUT_SECONDS = 5;

    private final ClientSettings settings;
    private final ListenerFactories listeners;
    private final List<DefaultKafkaProducerFactory<String, Event>> producers = new CopyOnWriteArrayList<>();
    private final List<String> prefixes = new CopyOnWriteArrayList<>();
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
        String prefix = settings.prefix() + settings.stableName(name) + "-";
        prefixes.add(prefix);
        factory.setTransactionIdPrefix(prefix);
        producers.add(factory);
        KafkaTemplate<String, Event> template = WordlessTemplates.on(factory);
        return new Flow(template, listeners.transactional(new KafkaTransactionManager<>(factory), template));
    }

    /// Before any listener, so that no transaction of this run is ended by it.
    @Override
    public void start() {
        running = true;
        List<String> ids = prefixes.stream()
                .flatMap(prefix -> IntStream.range(0, MOST_AT_A_TIME).mapToObj(number -> prefix + number))
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(settings.admin())) {
            admin.fenceProducers(ids, new FenceProducersOptions().timeoutMs(TIMEOUT_SECONDS * 1_000))
                    .all()
                    .get(TIMEOUT_SECONDS + 1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException brokerAway) {
            log.warn("transactions that an earlier run left open could not be ended; they end by themselves within"
                    + " half a minute");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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
