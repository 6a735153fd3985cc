package org.campana.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.campana.bench.rig.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTests {

    @TempDir
    Path folder;

    private final URI nobody = Door.at(Ports.free(1).getFirst(), "/");

    @Test
    void oneThatNeverAnswersIsGivenUp() {
        try (Door door = new Door();
                Processes processes = new Processes(folder, Duration.ofMillis(100))) {
            processes.start("silent", List.of("cat"));

            assertThatThrownBy(() -> processes.awaitAnswer(door, nobody)).hasMessageStartingWith("Waited 0 s in vain");
        }
    }

    @Test
    void noneOutlivesItsTurn() {
        List<Long> ids;
        try (Processes processes = new Processes(folder, Duration.ofSeconds(1))) {
            processes.start("one", List.of("cat"));
            processes.start("deaf", List.of("sh", "-c", "trap '' TERM; cat"));
            ids = processes.ids();
            assertThat(ids).hasSize(2).allMatch(ProcessesTests::isAlive);
        }

        assertThat(ids).noneMatch(ProcessesTests::isAlive);
    }

    private static boolean isAlive(long id) {
        return ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
    }
}
