package org.campana.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTests {

    @Test
    void besideAnUnknownWorkloadNothingIsMeasured() {
        assertThat(run("W2", "W99")).isEqualTo(2);
    }

    @Test
    void anUnknownOptionIsAMatterOfUsage() {
        assertThat(run("--fast")).isEqualTo(2);
    }

    private static int run(String... arguments) {
        return new CommandLine(new Bench()).execute(arguments);
    }
}
