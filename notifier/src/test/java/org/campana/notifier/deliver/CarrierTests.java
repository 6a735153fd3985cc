package org.campana.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.campana.events.AlertId;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.Pace;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.Subject;
import org.junit.jupiter.api.Test;

class CarrierTests {

    private static final int AT_ONCE = 5;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();
    private boolean answers = true;
    private final Hold hold = new Hold(Channel.SMS, "first", Duration.ofSeconds(30), nanos::get);
    private SendOutcome answer = new Accepted("SM1");
    private final CircuitBreaker breaker = CircuitBreaker.of("test", Delivering.BREAKER);
    private final Carrier carrier = new Carrier(
            new Canned(),
            Bulkhead.of(
                    "test",
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(AT_ONCE)
                            .maxWaitDuration(Duration.ZERO)
                            .build()),
            breaker,
            new Pacer(1_000, nanos::get),
            hold,
            List.of(),
            nanos::get);

    private final class Canned implements org.campana.notifier.channel.Channel {

        @Override
        public Channel kind() {
            return Channel.SMS;
        }

        @Override
        public Pace pace() {
            return new Pace(1_000, AT_ONCE);
        }

        @Override
        public boolean answers() {
            questions.incrementAndGet();
            return answers;
        }

        @Override
        public Map<PersonId, Line> linesTo(Collection<PersonId> people) {
            return Map.of();
        }
    }

    private void ask(SendOutcome outcome, int times) {
        answer = outcome;
        for (int each = 0; each < times && carrier.room(1) == 1; each++) {
            carrier.ask(
                    new Outgoing(
                            IntentId.of(AlertId.random()),
                            "text",
                            new Subject(UUID.randomUUID(), Language.ENGLISH, true),
                            60),
                    message -> answer);
            carrier.done();
        }
    }

    @Test
    void thereIsRoomForSoManyAndAgainForEachThatIsDone() {
        AtomicBoolean told = new AtomicBoolean();
        assertThat(carrier.room(50)).isEqualTo(AT_ONCE);
        assertThat(carrier.room(1)).isZero();
        assertThat(carrier.inFlight()).isEqualTo(AT_ONCE);

        carrier.whenDone(() -> told.set(true));
        carrier.done();
        assertThat(told).isTrue();
        assertThat(carrier.room(50)).isEqualTo(1);

        carrier.giveBack(1);
        assertThat(carrier.inFlight()).isEqualTo(AT_ONCE - 1);
    }

    @Test
    void aCarrierThatDoesNotAnswerGetsNothingMore() {
        ask(new Unknown("timeout"), 19);
        assertThat(carrier.room(1)).isEqualTo(1);
        carrier.giveBack(1);

        ask(new Unknown("timeout"), 1);

        assertThat(carrier.state()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(carrier.room(1)).isZero();
    }

    @Test
    void nothingIsAskedOfACarrierThatNobodySuspects() {
        assertThat(carrier.mayBeTried()).isTrue();
        assertThat(questions).hasValue(0);
    }

    @Test
    void aCarrierThatMayBeBackIsAskedAQuestionBeforeATextFindsOut() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        answers = false;
        assertThat(carrier.mayBeTried()).isFalse();
        assertThat(carrier.state()).as("left alone for another while").isEqualTo(CircuitBreaker.State.OPEN);

        breaker.transitionToHalfOpenState();
        answers = true;
        assertThat(carrier.mayBeTried()).isTrue();
        assertThat(carrier.room(1)).isEqualTo(1);
    }

    /// Between two looks it may open half, and a text would be risked unasked.
    @Test
    void aCarrierThatIsLeftAloneIsNotTried() {
        breaker.transitionToOpenState();

        assertThat(carrier.mayBeTried()).isFalse();
        assertThat(questions).hasValue(0);
    }

    @Test
    void anAnswerCountsForTenSeconds() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        carrier.mayBeTried();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        carrier.mayBeTried();
        assertThat(questions).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        carrier.mayBeTried();
        assertThat(questions).hasValue(2);
    }

    @Test
    void refusalsAndTooMuchAtOnceAreNotTheCarriersFault() {
        ask(new Rejected(Failure.OPTED_OUT, 21610), 50);
        ask(new Throttled(null), 50);

        assertThat(carrier.state()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void anAccountAtFaultIsProbedAfterEachPauseAndFreedByAnAcceptance() {
        hold.refused(Failure.CREDENTIALS);
        assertThat(hold.left()).isEqualTo(Duration.ofSeconds(30));

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(hold.left()).isZero();
        assertThat(hold.why()).hasValue(Failure.CREDENTIALS);

        ask(new Accepted("SM1"), 1);
        assertThat(hold.why()).isEmpty();
    }

    @Test
    void whatReceiptsSaidIsOnlyTakenBackByAReceipt() {
        hold.failedLater(Failure.CAMPAIGN_UNREGISTERED);

        ask(new Accepted("SM1"), 1);
        assertThat(hold.why()).hasValue(Failure.CAMPAIGN_UNREGISTERED);

        hold.sent();
        assertThat(hold.why()).isEmpty();
    }
}
