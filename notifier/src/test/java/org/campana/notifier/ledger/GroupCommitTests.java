package org.campana.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class GroupCommitTests {

    @Test
    void everyRowIsWrittenOnceAndManyShareACommit() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        GroupCommit<Integer, Integer> together = new GroupCommit<>(rows -> {
            sizes.add(rows.size());
            rows.forEach(row -> assertThat(written.add(row)).isTrue());
            LockSupport.parkNanos(1_000_000);
            return rows.stream().map(row -> row * 2).toList();
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 2_000)
                    .forEach(row -> threads.submit(
                            () -> assertThat(together.commit(row)).isEqualTo(row * 2)));
        }

        assertThat(written).hasSize(2_000);
        assertThat(sizes).hasSizeLessThan(1_000).allMatch(size -> size <= 500);
    }

    @Test
    void aFailureReachesTheThreadAndTheNextRowIsWritten() {
        GroupCommit<String, String> together = new GroupCommit<>(rows -> {
            if (rows.contains("bad")) {
                throw new IllegalStateException("refused");
            }
            return rows;
        });

        assertThatThrownBy(() -> together.commit("bad")).hasMessage("refused");
        assertThat(together.commit("good")).isEqualTo("good");
    }

    @Test
    void aRowThatCannotBeWrittenFailsNoOtherOfItsBatch() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        GroupCommit<String, String> together = held(mayEnd, new IllegalStateException("refused"));

        List<Future<String>> rows = together(together, mayEnd, "good", "bad", "better");

        assertThat(rows.get(0).get()).isEqualTo("good");
        assertThatThrownBy(() -> rows.get(1).get()).hasRootCauseMessage("refused");
        assertThat(rows.get(2).get()).isEqualTo("better");
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedForEachRow() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        GroupCommit<String, String> together = held(mayEnd, new QueryTimeoutException("away"));

        List<Future<String>> rows = together(together, mayEnd, "good", "bad", "better");

        assertThat(rows).allSatisfy(row -> assertThatThrownBy(row::get).hasRootCauseMessage("away"));
    }

    /// Its first batch is the one row `first`, and lasts until it may end; it fails with every batch that has `bad` in
    /// it.
    private static GroupCommit<String, String> held(CountDownLatch mayEnd, RuntimeException failure) {
        return new GroupCommit<>(rows -> {
            if (rows.contains("first")) {
                awaitQuietly(mayEnd);
            }
            if (rows.contains("bad")) {
                throw failure;
            }
            return rows;
        });
    }

    /// Has these rows wait for the first, so that they are one batch.
    private static List<Future<String>> together(
            GroupCommit<String, String> commit, CountDownLatch mayEnd, String... rows) {
        List<FutureTask<String>> asked = Stream.of(rows)
                .map(row -> new FutureTask<>(() -> commit.commit(row)))
                .toList();
        parked(() -> commit.commit("first"));
        asked.forEach(GroupCommitTests::parked);
        mayEnd.countDown();
        return List.copyOf(asked);
    }

    /// Starts it and returns when it waits for something.
    private static Thread parked(Runnable task) {
        Thread thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void whoIsInterruptedWhileTheRowIsWrittenHearsOfBoth() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        GroupCommit<String, String> together = new GroupCommit<>(rows -> {
            begun.countDown();
            awaitQuietly(mayEnd);
            return rows;
        });
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread leads = Thread.ofVirtual().start(() -> together.commit("first"));
        begun.await();
        Thread waits = parked(() -> second.complete(
                together.commit("second") + Thread.currentThread().isInterrupted()));
        waits.interrupt();
        mayEnd.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("secondtrue");
        leads.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
