package org.campana.notifier.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets many threads that each have one row to write share a transaction: whoever finds nobody writing writes
/// for all who wait. One row alone is written at once; a thousand at once take few commits. Every thread
/// returns when its own row is committed.
///
/// @param <T> what is written
/// @param <R> what its thread gets back
public final class GroupCommit<T, R> {

    private static final int MOST_AT_ONCE = 500;

    private final ConcurrentLinkedQueue<Entry<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Function<List<T>, List<R>> write;

    /// Takes how a batch is written.
    ///
    /// @param write writes all in one transaction and gives one result for each, in order
    public GroupCommit(Function<List<T>, List<R>> write) {
        this.write = write;
    }

    /// Blocks until it is committed; fails with what the writing failed with.
    public R commit(T row) {
        Entry<T, R> mine = new Entry<>(row);
        waiting.add(mine);
        while (true) {
            writing.lock();
            try {
                if (mine.done) {
                    return mine.result();
                }
                writeWaiting();
            } finally {
                writing.unlock();
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
            List<R> results = write.apply(batch.stream().map(entry -> entry.row).toList());
            for (int each = 0; each < batch.size(); each++) {
                batch.get(each).result = results.get(each);
            }
        } catch (RuntimeException failed) {
            batch.forEach(entry -> entry.failure = failed);
        } finally {
            batch.forEach(entry -> entry.done = true);
        }
    }

    /// Read and written under the lock only.
    private static final class Entry<T, R> {

        private final T row;
        private boolean done;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Entry(T row) {
            this.row = row;
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
