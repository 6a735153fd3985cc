package org.campana.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopbackPortTests {

    @Test
    void aFreePortIsNoneThatTheSystemGivesToConnections() {
        assertThat(LoopbackPort.choose(0, Optional.empty(), "a test")).isBetween(10_000, 17_999);
    }

    @Test
    void aServerWhosePortWasTakenIsStartedAgainWithoutTheRememberedOne() {
        List<Boolean> starts = new ArrayList<>();

        String started = LoopbackPort.startServer(remembering -> {
            starts.add(remembering);
            if (starts.size() < 3) {
                throw EmbeddedStartException.portTaken("Taken.", "Take another.", null);
            }
            return "up";
        });

        assertThat(started).isEqualTo("up");
        assertThat(starts).containsExactly(true, false, false);
    }

    @Test
    void aServerThatFailsOtherwiseIsNotStartedAgain() {
        List<Boolean> starts = new ArrayList<>();

        assertThatThrownBy(() -> LoopbackPort.startServer(remembering -> {
                    starts.add(remembering);
                    throw new EmbeddedStartException("Broken.", "Mend it.");
                }))
                .hasMessageContaining("Broken");
        assertThat(starts).hasSize(1);
    }

    @Test
    void aServerWhosePortsAreAlwaysTakenGivesUp() {
        List<Boolean> starts = new ArrayList<>();

        assertThatThrownBy(() -> LoopbackPort.startServer(remembering -> {
                    starts.add(remembering);
                    throw EmbeddedStartException.portTaken("Taken.", "Take another.", null);
                }))
                .hasMessageContaining("Taken");
        assertThat(starts).hasSize(5);
    }
}
