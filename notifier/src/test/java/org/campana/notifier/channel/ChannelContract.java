package org.campana.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.junit.jupiter.api.Test;

/// What every channel promises, whatever its carrier.
public abstract class ChannelContract {

    /// The line to somebody, with its carrier at hand.
    protected abstract Line line();

    /// Makes the carrier take what comes next.
    protected abstract void carrierAccepts();

    /// Makes the carrier answer that it is too much at once, and to come back in five seconds.
    protected abstract void carrierThrottles();

    /// Makes the carrier take the next request and never answer it.
    protected abstract void carrierHangs();

    /// Makes the carrier end the connection without an answer.
    protected abstract void carrierCutsTheConnection();

    /// Makes the carrier refuse connections.
    protected abstract void carrierIsGone();

    /// How many requests that could send something the carrier got.
    protected abstract int requests();

    protected SendOutcome send() {
        return line().send(new Outgoing(IntentId.random(), "Valle Alerts: CONFIRMED.", 600));
    }

    @Test
    void whatTheCarrierTookIsAcceptedUnderItsId() {
        carrierAccepts();

        assertThat(send())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.providerId()).isNotBlank());
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void tooMuchAtOnceIsThrottledAndAskedOnce() {
        carrierThrottles();

        assertThat(send()).isEqualTo(new Throttled(Duration.ofSeconds(5)));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aCarrierThatNeverAnswersLeavesDoubtAtTheDeadline() {
        carrierHangs();
        long begun = System.nanoTime();

        assertThat(send()).isInstanceOf(Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aLostConnectionLeavesDoubtAndIsNotRepeated() {
        carrierCutsTheConnection();

        assertThat(send()).isInstanceOf(Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aRefusedConnectionSurelySentNothing() {
        carrierIsGone();

        assertThat(send()).isInstanceOf(Unreachable.class);
    }

    @Test
    void whatIsPrintedHasNeitherNumberNorText() {
        assertThat(line().toString()).doesNotContain("2025550143", "5550143", "https");
        assertThat(new Outgoing(IntentId.random(), "a place", 1).toString()).doesNotContain("place");
    }
}
