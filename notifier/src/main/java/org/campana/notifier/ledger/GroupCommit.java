package org.campana.notifier.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets many threads that each have one row to write share a transaction: whoever finds nobody writing writes
/// for all who wait. One row alone is written at once; a thousand at once take few commits. Every thread
/// returns when its own row is committed. Whoever's row was written goes its way without asking for the turn again, so
/// the next batch begins at once, however many there were in the last.
///
/// When a batch fails, each of its rows is written alone, so that one that cannot be written fails its own thread only.
/// While the database is away it fails all of them: it would for each, and the next would wait behind.
///
/// @param <T> what is written
/// @param <R> what its thread gets back
public final class GroupCommit<T, R> {

    private static final int MOST_AT_ONCE = 500;

    private final ConcurrentLinkedQueue<Entry<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Function<List<T>, List<R>> write;

    /// Takes how a batch is written.
    ///
    /// @param write writes all in one transaction and gives one result for each, in order
    public GroupCommit(Function<List<T>, List<R>> write) {
        this.write = write;
    }

    /// Blocks until it is committed, also when the thread is interrupted meanwhile; fails with what the writing
    /// failed with.
    public R commit(T row) {
        Entry<T, R> mine = new Entry<>(row, Thread.currentThread());
        waiting.add(mine);
        boolean interrupted = false;
        while (!mine.done) {
            if (writing.compareAndSet(false, true)) {
                takeTurn(mine);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.result();
    }

    private void takeTurn(Entry<T, R> mine) {
        try {
            if (!mine.done) {
                writeWaiting();
            }
        } finally {
            writing.set(false);
            // Whoever came before this finds the turn taken and sleeps: one of them is woken. Whoever comes after finds
            // it free.
            Entry<T, R> next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    private void writeWaiting() {
        List<Entry<T, R>> batch = new ArrayList<>();
        Entry<T, R> next = waiting.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < MOST_AT_ONCE ? waiting.poll() : null;
        }
        try {
            writeTogether(batch);
        } catch (RuntimeException failed) {
            if (batch.size() == 1 || DatabaseAway.is(failed)) {
                batch.forEach(entry -> entry.failure = failed);
            } else {
                writeOneByOne(batch);
            }
        } finally {
            batch.forEach(Entry::end);
        }
    }

    private void writeTogether(List<Entry<T, R>> batch) {
        List<R> results = write.apply(batch.stream().map(entry -> entry.row).toList());
        for (int each = 0; each < batch.size(); each++) {
            batch.get(each).result = results.get(each);
        }
    }

    private void writeOneByOne(List<Entry<T, R>> batch) {
        RuntimeException away = null;
        for (Entry<T, R> entry : batch) {
            if (away == null) {
                try {
                    writeTogether(List.of(entry));
                } catch (RuntimeException failed) {
                    entry.failure = failed;
                    away = DatabaseAway.is(failed) ? failed : null;
                }
            } else {
                entry.failure = away;
            }
        }
    }

    /// The result is written by whoever has the turn, and read by its own thread once it is done.
    private static final class Entry<T, R> {

        private final T row;
        private final Thread thread;
        private volatile boolean done;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Entry(T row, Thread thread) {
            this.row = row;
            this.thread = thread;
        }

        void end() {
            done = true;
            LockSupport.unpark(thread);
        }

        R result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("The writing ended with an error");
            }
            return result;
        }
    }
}
