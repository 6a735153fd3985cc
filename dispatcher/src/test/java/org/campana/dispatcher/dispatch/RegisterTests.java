package org.campana.dispatcher.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.campana.dispatcher.brake.Verdict;
import org.campana.dispatcher.route.Refusal;
import org.junit.jupiter.api.Test;

class RegisterTests {

    @Test
    void everyReasonIsCountedFromZeroSoThatTheFirstRefusalRings() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        Register.countFromZero(meters);

        assertThat(Stream.concat(Stream.of(Refusal.values()), Stream.of(Verdict.values()))
                        .filter(reason -> reason != Verdict.GO))
                .allSatisfy(reason -> assertThat(meters.get("campana.dispatch.refusals")
                                .tag("reason", reason.name())
                                .counter()
                                .count())
                        .isZero());
    }
}
