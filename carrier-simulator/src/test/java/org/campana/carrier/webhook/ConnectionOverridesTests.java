package org.campana.carrier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.campana.carrier.webhook.ConnectionOverrides.Failure;
import org.junit.jupiter.api.Test;

class ConnectionOverridesTests {

    @Test
    void withoutFragmentTwiliosDefaultsHold() {
        ConnectionOverrides overrides = ConnectionOverrides.of(null);

        assertThat(overrides.connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(overrides.read()).isEqualTo(Duration.ofSeconds(15));
        assertThat(overrides.total()).isEqualTo(Duration.ofSeconds(15));
        assertThat(overrides.retries()).isEqualTo(1);
        assertThat(overrides.policy()).containsExactly(Failure.CONNECT);
    }

    @Test
    void allOfThemAreRead() {
        ConnectionOverrides overrides = ConnectionOverrides.of("ct=3000&rt=5000&tt=9000&rc=5&rp=4xx,rt");

        assertThat(overrides.connect()).isEqualTo(Duration.ofSeconds(3));
        assertThat(overrides.read()).isEqualTo(Duration.ofSeconds(5));
        assertThat(overrides.total()).isEqualTo(Duration.ofSeconds(9));
        assertThat(overrides.retries()).isEqualTo(5);
        assertThat(overrides.policy()).containsExactlyInAnyOrder(Failure.STATUS_4XX, Failure.READ);
    }

    @Test
    void allMeansEveryFailure() {
        assertThat(ConnectionOverrides.of("rp=all").policy()).containsExactlyInAnyOrder(Failure.values());
    }

    @Test
    void whatIsOutOfRangeOrNoNumberFallsToTheDefault() {
        ConnectionOverrides overrides = ConnectionOverrides.of("ct=99&rt=15001&rc=6&tt=soon&x&=1");

        assertThat(overrides).isEqualTo(ConnectionOverrides.of(""));
    }
}
