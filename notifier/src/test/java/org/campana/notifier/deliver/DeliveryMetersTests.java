package org.campana.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.campana.events.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryMetersTests {

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "throttled", "busy", "rejected", "unreachable", "unknown"})
    void outcomesAreCountedFromZeroSoThatTheFirstIsSeenToRise(String outcome) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new DeliveryMeters(registry, Clock.systemUTC()).countFromZero(Channel.SMS, "first");

        assertThat(registry.get("campana.deliver.outcome")
                        .tags("channel", "sms", "account", "first", "outcome", outcome)
                        .counter()
                        .count())
                .isZero();
    }
}
