package org.campana.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTests {

    /// Honest about what is missing: nothing is started, and nothing beside it is measured either.
    @ParameterizedTest
    @ValueSource(strings = {"w8", "W99"})
    void whatIsNotBuiltIsNotMeasured(String workload) {
        assertThat(run("W2", workload)).isEqualTo(2);
    }

    @Test
    void anUnknownOptionIsAMatterOfUsage() {
        assertThat(run("--fast")).isEqualTo(2);
    }

    private static int run(String... arguments) {
        return new CommandLine(new Bench()).execute(arguments);
    }
}
