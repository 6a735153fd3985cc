package org.campana.eventframe;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campana.eventframe.OutboxRelay.Turn;
import org.campana.events.Event;
import org.campana.events.EventCodec;
import org.campana.events.EventType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Events that are decided in the database: they are written with the decision, in its transaction, and a relay
/// carries them to their topic right after the commit.
///
/// At least once, with the same bytes; a crash repeats a record and never skips one. Per key the order is that of
/// the appends, but for the topics of [Topics#IN_ANY_ORDER], if the writers of one key are serialized, by a row lock or
/// a compare-and-set: the numbers of two
/// open transactions say nothing about which commits first. A broker that is away delays no writer.
public final class Outbox implements SmartLifecycle {

    /// After the topics exist and before listeners; at the end it stops after them, and sends what they wrote.
    static final int PHASE = 200;

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration OTHERS_TURN = Duration.ofMillis(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);
    private static final long CLEAN_UP_NANOS = TimeUnit.HOURS.toNanos(1);

    private final OutboxTable table;
    private final OutboxStore store;
    private final OutboxRelay relay;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final TransactionTemplate transactions;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private long cleanedAt;

    /// @param template gives the address and settings of the broker; the relay has a producer of its own, which
    ///     sends the stored bytes as they are
    public Outbox(
            JdbcClient jdbc,
            KafkaTemplate<String, Event> template,
            TopicNames names,
            TransactionTemplate transactions,
            OutboxTable table) {
        this.table = table;
        this.transactions = transactions;
        this.store = new OutboxStore(jdbc, table, names);
        this.producers = new DefaultKafkaProducerFactory<>(
                template.getProducerFactory().getConfigurationProperties(),
                new StringSerializer(),
                new ByteArraySerializer());
        KafkaTemplate<String, byte[]> sender = WordlessTemplates.on(producers);
        this.relay = new OutboxRelay(store, transactions, sender::send);
    }

    /// Writes the event into the transaction at hand; fails with an [IllegalStateException] outside of one.
    ///
    /// @param topic a name of [org.campana.events.Topics], without prefix
    /// @param event null is a tombstone: the key is gone
    public void append(String topic, String key, @Nullable Event event) {
        if (event == null) {
            appendGone(topic, List.of(key));
            return;
        }
        inTransaction();
        store.insert(topic, key, EventType.of(event).shortName(), EventCodec.encode(event));
        wakeAfterCommit();
    }

    /// Writes of each of these keys that it is gone, in one statement however many there are; else as [#append].
    public void appendGone(String topic, Collection<String> keys) {
        inTransaction();
        store.insertGone(topic, keys);
        wakeAfterCommit();
    }

    private static void inTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("An event is appended in the transaction of its decision; there is none");
        }
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.release();
            }
        });
    }

    /// Sends again what was sent since then, in order, behind what waits now: the way to fill wiped topics.
    /// Reaches back as far as sent records are kept.
    ///
    /// @return how many records
    public int replaySince(Instant since) {
        Integer count = transactions.execute(status -> store.putBackSince(since));
        wake.release();
        log.atInfo()
                .addKeyValue("schema", table.schema())
                .addKeyValue("records", count)
                .log("outbox replayed");
        return count == null ? 0 : count;
    }

    /// How many records wait for their topic now, at most 100 000.
    public long waiting() {
        return store.countWaiting();
    }

    /// How many seconds the first has waited for its topic; 0 when none waits.
    public double oldest() {
        return store.oldestWaiting();
    }

    /// Whose outbox this is.
    public String schema() {
        return table.schema();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-" + table.schema()).start(this::relayUntilStopped);
    }

    private void relayUntilStopped() {
        Duration pause = FIRST_PAUSE;
        try {
            while (running) {
                wake.drainPermits();
                switch (turn()) {
                    case MORE -> pause = FIRST_PAUSE;
                    case DONE -> {
                        pause = told(pause);
                        cleanUp();
                        Thread.sleep(table.gather());
                        await(table.sweep());
                    }
                    case NOT_OURS -> Thread.sleep(OTHERS_TURN);
                    case REFUSED -> {
                        warnOnce(pause);
                        Thread.sleep(pause);
                        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Turn turn() {
        try {
            return relay.takeTurn();
        } catch (RuntimeException databaseAway) {
            log.atDebug()
                    .addKeyValue("schema", table.schema())
                    .setCause(databaseAway)
                    .log("outbox turn failed");
            return Turn.REFUSED;
        }
    }

    private void await(Duration longest) throws InterruptedException {
        boolean woken = wake.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        log.atTrace().addKeyValue("woken", woken).log("outbox looks");
    }

    private void warnOnce(Duration pause) {
        if (pause.equals(FIRST_PAUSE)) {
            log.atWarn()
                    .addKeyValue("schema", table.schema())
                    .log("events wait in the outbox: the broker or the database does not answer");
        }
    }

    private Duration told(Duration pause) {
        if (!pause.equals(FIRST_PAUSE)) {
            log.atInfo().addKeyValue("schema", table.schema()).log("events leave the outbox again");
        }
        return FIRST_PAUSE;
    }

    private void cleanUp() {
        long now = System.nanoTime();
        if (cleanedAt == 0 || now - cleanedAt > CLEAN_UP_NANOS) {
            cleanedAt = now;
            try {
                store.forgetOld();
            } catch (RuntimeException databaseAway) {
                log.atDebug().setCause(databaseAway).log("old sent records stay for another hour");
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread relaying = thread;
        try {
            if (relaying != null && !relaying.join(STOP_PATIENCE)) {
                relaying.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            producers.destroy();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
