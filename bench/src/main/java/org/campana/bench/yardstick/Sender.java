package org.campana.bench.yardstick;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.campana.bench.yardstick.Store.Taken;
import org.campana.bench.yardstick.Store.Text;

/// From records to requests, and for the ledger back into it: one thread reads and commits, every request has a
/// virtual thread, one thread writes down what was taken.
final class Sender implements AutoCloseable {

    private static final int BATCH = 500;

    private final KafkaConsumer<String, byte[]> plans;
    private final Store store;
    private final Requests requests;
    private final Semaphore room;
    private final LinkedBlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private volatile boolean running = true;

    Sender(Topics topics, Store store, Requests requests) {
        this.plans = topics.consumer(Topics.BARE, Topics.LEDGER);
        this.store = store;
        this.requests = requests;
        this.room = new Semaphore(requests.atOnce());
    }

    void start() throws SQLException {
        Connection reading = store.connect();
        Connection writing = store.connect();
        Thread.ofPlatform().daemon().name("sender").start(() -> untilStopped(() -> send(reading)));
        Thread.ofPlatform().daemon().name("recorder").start(() -> untilStopped(() -> record(writing)));
    }

    private void untilStopped(Step step) {
        try {
            while (running) {
                step.take();
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException("The yardstick cannot go on", failed);
        }
    }

    private void send(Connection connection) throws SQLException, InterruptedException {
        ConsumerRecords<String, byte[]> records = plans.poll(Duration.ofSeconds(1));
        List<Text> kept = new ArrayList<>();
        List<Text> loose = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Batch batch = Batch.decoded(record.value());
            List<Text> to = record.topic().equals(Topics.LEDGER) ? kept : loose;
            batch.people().forEach(person -> to.add(text(batch, person)));
        }
        if (!kept.isEmpty()) {
            store.submit(connection, kept);
            ask(kept, store.numbers(connection, kept), true);
        }
        if (!loose.isEmpty()) {
            ask(loose, store.numbers(connection, loose), false);
        }
    }

    /// The same id at every repeat, as in Campana.
    private static Text text(Batch batch, UUID person) {
        byte[] name = (batch.alert() + "|" + person).getBytes(StandardCharsets.US_ASCII);
        return new Text(UUID.nameUUIDFromBytes(name), batch.alert(), person, batch.text());
    }

    private void ask(List<Text> texts, Map<UUID, String> numbers, boolean keep) throws InterruptedException {
        begun.addAndGet(texts.size());
        for (Text text : texts) {
            String number = numbers.get(text.person());
            if (number == null) {
                throw new IllegalStateException("Person " + text.person() + " has no number");
            }
            room.acquire();
            Thread.ofVirtual().start(() -> {
                try {
                    taken.add(new Taken(text.id(), requests.send(text.id(), number, text.words()), keep));
                } catch (RuntimeException untaken) {
                    // The carrier's notes will show it as lost.
                    done.incrementAndGet();
                    throw untaken;
                } finally {
                    room.release();
                }
            });
        }
    }

    private void record(Connection connection) throws SQLException, InterruptedException {
        Taken first = taken.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return;
        }
        List<Taken> batch = new ArrayList<>(List.of(first));
        taken.drainTo(batch, BATCH - 1);
        store.accept(connection, batch.stream().filter(Taken::kept).toList());
        done.addAndGet(batch.size());
    }

    /// Waits until all that was begun is done.
    ///
    /// @return how many texts there were since the start
    long settle() {
        while (done.get() < begun.get()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return done.get();
    }

    @Override
    public void close() {
        running = false;
    }

    /// One turn of a thread.
    private interface Step {
        void take() throws SQLException, InterruptedException;
    }
}
