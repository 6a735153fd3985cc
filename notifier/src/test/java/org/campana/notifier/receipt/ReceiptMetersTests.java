package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptMetersTests {

    @ParameterizedTest
    @ValueSource(strings = {"taken", "refused"})
    void callbacksAreCountedFromZeroSoThatTheFirstIsSeenToRise(String result) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ReceiptMeters meters = new ReceiptMeters(registry);
        assertThat(registry.get("campana.receipt.callbacks")
                        .tag("result", result)
                        .counter()
                        .count())
                .isZero();

        meters.taken();

        assertThat(registry.get("campana.receipt.callbacks")
                        .tag("result", "taken")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
