package org.campana.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopbackPortTests {

    @Test
    void aFreePortIsNoneThatTheSystemGivesToConnections() {
        assertThat(LoopbackPort.choose(0, Optional.empty(), "a test")).isBetween(10_000, 17_999);
    }

    @Test
    void aPortBesideAnotherIsNeverThatOneThoughItWasRemembered() {
        int other = LoopbackPort.choose(0, Optional.empty(), "a test");

        assertThat(LoopbackPort.chooseBeside(other, Optional.of(Integer.toString(other)), "a test"))
                .isNotEqualTo(other)
                .isBetween(10_000, 17_999);
    }

    @Test
    void aServerWhosePortWasTakenIsStartedAgain() {
        AtomicInteger starts = new AtomicInteger();

        String started = LoopbackPort.startServer(() -> {
            if (starts.incrementAndGet() < 3) {
                throw EmbeddedStartException.portTaken("Taken.", "Take another.", null);
            }
            return "up";
        });

        assertThat(started).isEqualTo("up");
        assertThat(starts).hasValue(3);
    }

    @Test
    void aServerThatFailsOtherwiseIsNotStartedAgain() {
        AtomicInteger starts = new AtomicInteger();

        assertThatThrownBy(() -> LoopbackPort.startServer(() -> {
                    starts.incrementAndGet();
                    throw new EmbeddedStartException("Broken.", "Mend it.");
                }))
                .hasMessageContaining("Broken");
        assertThat(starts).hasValue(1);
    }

    @Test
    void aServerWhosePortsAreAlwaysTakenGivesUp() {
        AtomicInteger starts = new AtomicInteger();

        assertThatThrownBy(() -> LoopbackPort.startServer(() -> {
                    starts.incrementAndGet();
                    throw EmbeddedStartException.portTaken("Taken.", "Take another.", null);
                }))
                .hasMessageContaining("Taken");
        assertThat(starts).hasValue(5);
    }
}
