package org.campana.carrier.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What this network took and told. Reads are snapshots; every list is in the order things happened. The
/// `record…` methods belong to the simulator's own steps.
public final class CarrierLedger implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final LedgerBooks books = new LedgerBooks();
    private final List<Consumer<CarrierMessage>> listeners = new CopyOnWriteArrayList<>();
    private final @Nullable Journal journal;

    private CarrierLedger(@Nullable Path folder, boolean fsync) {
        this.journal = folder == null ? null : Journal.open(folder, fsync, books::apply);
    }

    /// Opens the ledger with all that earlier runs wrote.
    ///
    /// @param fsync whether each line must be on the disk before it counts
    /// @throws IllegalStateException if another process holds the folder, or the journal is broken
    public static CarrierLedger open(Path folder, boolean fsync) {
        return new CarrierLedger(folder, fsync);
    }

    /// A ledger that forgets at the end of the process.
    public static CarrierLedger inMemory() {
        return new CarrierLedger(null, false);
    }

    /// All texts, both ways.
    public List<CarrierMessage> messages() {
        return guarded(books::messages);
    }

    /// Texts taken from the API, not the answers in TwiML nor those of phones: what "lost" and "doubled"
    /// are about.
    public List<CarrierMessage> accepted() {
        return messages(message -> message.direction() == Direction.OUTBOUND_API);
    }

    /// The texts that fit.
    public List<CarrierMessage> messages(Predicate<CarrierMessage> wanted) {
        return messages().stream().filter(wanted).toList();
    }

    /// All texts from this moment on, it included.
    public List<CarrierMessage> since(Instant moment) {
        return messages(message -> !message.acceptedAt().isBefore(moment));
    }

    /// Texts taken for an intent, the last segment of the status callback's path; more than one means
    /// doubled.
    public List<CarrierMessage> acceptedByIntent(String intent) {
        return guarded(() -> books.ofIntent(intent));
    }

    /// All texts that this phone got.
    public List<CarrierMessage> toNumber(String number) {
        return ofPhone(number).stream()
                .filter(message -> message.direction() != Direction.INBOUND)
                .toList();
    }

    /// All texts that this phone got or sent.
    public List<CarrierMessage> ofPhone(String number) {
        return guarded(() -> books.ofPhone(number));
    }

    public Optional<CarrierMessage> message(String sid) {
        return guarded(() -> books.message(sid));
    }

    /// All create requests, also refused ones.
    public List<RequestRecord> requests() {
        return guarded(books::requests);
    }

    /// All tries to tell the application something.
    public List<CallbackRecord> callbacks() {
        return guarded(books::callbacks);
    }

    /// The tries about one text.
    public List<CallbackRecord> callbacks(String sid) {
        return callbacks().stream()
                .filter(callback -> callback.sid().equals(sid))
                .toList();
    }

    /// Whether the application was told of this state, or the network has given up on it.
    public boolean concluded(String sid, MessageStatus status) {
        return guarded(() -> books.concluded(sid, status));
    }

    /// Whether the network itself keeps texts from this phone, since it said STOP.
    public boolean blocked(String number) {
        return guarded(() -> books.blocked(number));
    }

    /// The phones somebody named, in the order they were.
    public List<Phone> phones() {
        return guarded(books::phones);
    }

    /// The numbers that got or sent a text, last first.
    public List<String> numbersSeen() {
        return guarded(books::numbersSeen);
    }

    /// The ledger in figures.
    public Summary summary() {
        return guarded(books::summary);
    }

    /// Calls back with each text that is new or changed, from the thread that changed it; it must be quick.
    ///
    /// @return ends it
    public Runnable onChange(Consumer<CarrierMessage> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void recordRequest(RequestRecord request) {
        record(new JournalEntry.Requested(request));
    }

    /// The text is taken once this returns.
    public void recordAccepted(CarrierMessage message) {
        record(new JournalEntry.Accepted(message));
        tell(message.sid());
    }

    /// Moves a text on; nothing happens if its state is terminal already.
    public void recordStatus(String sid, StatusChange change) {
        record(new JournalEntry.Moved(sid, change));
        tell(sid);
    }

    public void recordCallback(CallbackRecord callback) {
        record(new JournalEntry.CalledBack(callback));
    }

    public void recordDeleted(String sid, Instant at) {
        record(new JournalEntry.Deleted(sid, at));
        tell(sid);
    }

    /// Puts a phone on the network's own block list, or lifts it.
    public void recordBlocked(String number, boolean blocked, Instant at) {
        record(new JournalEntry.Blocked(number, blocked, at));
    }

    /// Names a phone, or renames it.
    public void recordPhone(Phone phone) {
        record(new JournalEntry.Registered(phone));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (journal != null) {
                journal.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void record(JournalEntry entry) {
        // Encoded before the lock: it is most of the work, and writers queue behind the lock.
        byte[] line = journal == null ? null : Journal.line(entry);
        lock.lock();
        try {
            if (journal != null && line != null) {
                journal.append(line);
            }
            books.apply(entry);
        } finally {
            lock.unlock();
        }
    }

    private void tell(String sid) {
        if (!listeners.isEmpty()) {
            message(sid).ifPresent(message -> new ArrayList<>(listeners).forEach(each -> each.accept(message)));
        }
    }

    private <T> T guarded(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
