package org.campana.notifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class KeysFailureAnalyzerTests {

    @Test
    void missingKeysAreExplainedAtStart() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, others) -> {})))
                .hasAtLeastOneElementOfType(KeysFailureAnalyzer.class);
    }
}
