package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.campana.events.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptMetersTests {

    @ParameterizedTest
    @ValueSource(strings = {"taken", "refused"})
    void callbacksAreCountedFromZeroSoThatTheFirstIsSeenToRise(String result) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ReceiptMeters meters = new ReceiptMeters(registry);
        assertThat(registry.get("campana.receipt.callbacks")
                        .tags("channel", "sms", "result", result)
                        .counter()
                        .count())
                .isZero();

        meters.taken(Channel.SMS);

        assertThat(registry.get("campana.receipt.callbacks")
                        .tags("channel", "sms", "result", "taken")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
