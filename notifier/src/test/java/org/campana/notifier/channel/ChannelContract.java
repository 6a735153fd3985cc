package org.campana.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Language;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.junit.jupiter.api.Test;

/// What every channel promises, whatever its carrier.
public abstract class ChannelContract {

    protected static final Subject SUBJECT = new Subject(UUID.randomUUID(), Language.ENGLISH, true);

    /// The line to somebody, with its carrier at hand.
    protected abstract Line line();

    /// Makes the carrier take what comes next.
    protected abstract void carrierAccepts();

    /// Makes the carrier answer that it is too much at once, and when to come back.
    protected abstract void carrierThrottles();

    /// What that comes to.
    protected abstract SendOutcome tooMuch();

    /// What a request comes to that may have been taken or not: in doubt, or to be made again where a second one takes
    /// the place of the first.
    protected abstract Class<? extends SendOutcome> silence();

    /// Makes the carrier take the next request and never answer it.
    protected abstract void carrierHangs();

    /// Makes the carrier end the connection without an answer.
    protected abstract void carrierCutsTheConnection();

    /// Makes the carrier refuse connections.
    protected abstract void carrierIsGone();

    /// How many requests that could send something the carrier got.
    protected abstract int requests();

    protected SendOutcome send() {
        return line().send(new Outgoing(IntentId.of(AlertId.random()), "Valle Alerts: CONFIRMED.", SUBJECT, 600));
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

        assertThat(send()).isEqualTo(tooMuch());
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aCarrierThatNeverAnswersLeavesDoubtAtTheDeadline() {
        carrierHangs();
        long begun = System.nanoTime();

        assertThat(send()).isInstanceOf(silence());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aLostConnectionLeavesDoubtAndIsNotRepeated() {
        carrierCutsTheConnection();

        assertThat(send()).isInstanceOf(silence());
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
        assertThat(new Outgoing(IntentId.of(AlertId.random()), "a place", SUBJECT, 1).toString())
                .doesNotContain("place");
    }
}
