package org.campana.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTests {

    private final long own = ProcessHandle.current().pid();

    @Test
    void theMostThatAProcessHeldIsNoLessThanWhatItHolds() {
        long held = Machine.resident(own);

        assertThat(held).isPositive();
        assertThat(Machine.peak(own)).isGreaterThanOrEqualTo(held);
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
