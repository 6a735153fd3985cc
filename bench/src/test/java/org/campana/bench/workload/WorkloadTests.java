package org.campana.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkloadTests {

    @Test
    void aWorkloadIsFoundByItsNameInAnyCase() {
        assertThat(Workload.named("w2")).hasValue(Workload.W2);
        assertThat(Workload.named("W11")).hasValue(Workload.W11);
        assertThat(Workload.named("w4b")).hasValue(Workload.W4B);
        assertThat(Workload.W4B).hasToString("W4b");
        assertThat(Workload.named("W99")).isEmpty();
    }

    @Test
    void thoseThatAreBuiltAreSaid() {
        assertThat(Arrays.stream(Workload.values()).filter(Workload::isBuilt))
                .containsExactly(
                        Workload.W1,
                        Workload.W1C,
                        Workload.W2,
                        Workload.W3,
                        Workload.W4,
                        Workload.W4B,
                        Workload.W5,
                        Workload.W6,
                        Workload.W7,
                        Workload.W9,
                        Workload.W10,
                        Workload.W11);
    }
}
