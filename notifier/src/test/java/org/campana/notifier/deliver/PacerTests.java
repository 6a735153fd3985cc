package org.campana.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTests {

    private final AtomicLong nanos = new AtomicLong();
    private final Pacer pacer = new Pacer(100, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private int takeAll(Duration time, int segmentsEach) {
        int taken = 0;
        for (int step = 0; step < time.toMillis(); step++) {
            pass(Duration.ofMillis(1));
            while (pacer.segments() > 0) {
                pacer.take(segmentsEach);
                taken += segmentsEach;
            }
        }
        return taken;
    }

    @Test
    void overAMinuteTheContractIsKeptWithinTwoPercentWhateverTheSizeOfTexts() {
        assertThat(takeAll(Duration.ofMinutes(1), 1)).isBetween(5_940, 6_120);
        assertThat(takeAll(Duration.ofMinutes(1), 3)).isBetween(5_940, 6_120);
    }

    @Test
    void theFirstTextNeverWaits() {
        assertThat(pacer.segments()).isGreaterThanOrEqualTo(1);
        assertThat(new Pacer(0.5, nanos::get).segments()).isEqualTo(1);
    }

    @Test
    void aRefusalAfterWhichTheCarrierTakesMoreCostsAQuarterOfASecond() {
        for (int time = 0; time < 3; time++) {
            pacer.throttled(null);
            assertThat(pacer.untilNext()).isEqualTo(Duration.ofMillis(250));
            pass(Duration.ofMillis(250));
            pacer.accepted();
        }
    }

    @Test
    void underAStormOfRefusalsThereIsOneProbeASecond() {
        int probes = 0;
        for (int step = 0; step < 60_000; step++) {
            pass(Duration.ofMillis(1));
            if (pacer.segments() > 0) {
                pacer.take(1);
                pacer.throttled(null);
                probes++;
            }
        }

        assertThat(probes).isBetween(50, 63);
    }

    @Test
    void tenSecondsAfterAStormTheRateIsBack() {
        for (int storm = 0; storm < 20; storm++) {
            pacer.throttled(null);
            pass(Duration.ofSeconds(1));
        }
        pass(Duration.ofSeconds(2));
        pacer.accepted();

        takeAll(Duration.ofSeconds(10), 1);

        assertThat(takeAll(Duration.ofSeconds(10), 1)).isGreaterThanOrEqualTo(900);
    }

    @Test
    void refusalsOfOneMomentCountOnce() {
        for (int request = 0; request < 50; request++) {
            pacer.throttled(null);
            pass(Duration.ofMillis(1));
        }
        pass(Duration.ofMillis(199));
        assertThat(pacer.segments()).isZero();
        pass(Duration.ofMillis(1));

        assertThat(pacer.segments()).as("to find out by").isEqualTo(1);
        assertThat(takeAll(Duration.ofSeconds(1), 1)).isBetween(74, 77);
    }

    @Test
    void aRefusalForgivesNoDebt() {
        pacer.take(58);
        pacer.throttled(null);

        // Fifty segments at three quarters of a hundred a second, behind the pause.
        assertThat(takeAll(Duration.ofMillis(250 + 660), 1)).isZero();
        assertThat(takeAll(Duration.ofMillis(50), 1)).isPositive();
    }

    @Test
    void noTenthOfASecondHasMoreThanTheContractAndThatTenthAgain() {
        pass(Duration.ofHours(1));

        assertThat(takeAll(Duration.ofMillis(100), 1)).isBetween(17, 19);
        assertThat(takeAll(Duration.ofMillis(100), 1)).isBetween(9, 11);
    }

    @Test
    void theCarriersPauseIsKept() {
        pacer.throttled(Duration.ofSeconds(7));

        pass(Duration.ofMillis(6_999));
        assertThat(pacer.segments()).isZero();
        assertThat(pacer.untilNext()).isEqualTo(Duration.ofMillis(1));

        pass(Duration.ofMillis(1));
        assertThat(pacer.segments()).isPositive();
    }
}
