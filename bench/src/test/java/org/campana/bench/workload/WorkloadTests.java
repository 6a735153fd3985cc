package org.campana.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkloadTests {

    @Test
    void aWorkloadIsFoundByItsNameInAnyCase() {
        assertThat(Workload.named("w2")).hasValue(Workload.W2);
        assertThat(Workload.named("W11")).hasValue(Workload.W11);
        assertThat(Workload.named("w4b")).hasValue(Workload.W4B);
        assertThat(Workload.named("W6b")).hasValue(Workload.W6B);
        assertThat(Workload.W4B).hasToString("W4b");
        assertThat(Workload.named("W99")).isEmpty();
    }
}
