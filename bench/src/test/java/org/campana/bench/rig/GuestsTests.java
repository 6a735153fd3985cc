package org.campana.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestsTests {

    @TempDir
    Path folder;

    @Test
    void whoRestsIsNotWaitedForAndHoldsLittle() {
        try (Child idle = Child.silent(folder.resolve("cat.log"), List.of("cat"), Map.of())) {
            Guests guests = new Guests(List.of(idle.pid()));

            assertTimeoutPreemptively(Duration.ofSeconds(3), guests::awaitRest);

            assertThat(guests.peakMegabytes()).isBetween(0.1, 50.0);
        }
    }

    @Test
    void allOfThemAreCounted() {
        long own = ProcessHandle.current().pid();

        assertThat(new Guests(List.of(own, own)).peakMegabytes())
                .isGreaterThan(1.5 * new Guests(List.of(own)).peakMegabytes());
    }
}
