package org.campana.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTests {

    private final long own = ProcessHandle.current().pid();

    @Test
    void theMostThatAProcessHeldIsNoLessThanWhatItHolds() {
        long held = Machine.resident(own);

        assertThat(held).isPositive();
        // The kernel counts the two in ways that differ by some pages.
        assertThat(Machine.peak(own)).isGreaterThan(held / 10 * 9);
    }

    @Test
    void whatHasEndedHoldsNothing() {
        assertThat(Machine.peak(Long.MAX_VALUE)).isZero();
        assertThat(Machine.ticks(Long.MAX_VALUE)).isZero();
    }

    @Test
    void freePortsAreDifferentOnes() {
        assertThat(Ports.free(20)).doesNotHaveDuplicates().hasSize(20);
    }
}
