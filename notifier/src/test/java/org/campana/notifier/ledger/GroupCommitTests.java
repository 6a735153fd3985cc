package org.campana.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
}
