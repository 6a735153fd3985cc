package org.campana.notifier.deliver;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.Registration;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Busy;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.jspecify.annotations.Nullable;

/// What stands around a request, from outside in: bulkhead, pace, breaker, and in the channel a deadline and
/// one try. Room is taken before a row is claimed, so that nothing claimed ever waits and a refusal here is
/// never counted as the carrier's fault. While the breaker is open there is no room, and rows stay PENDING.
final class Carrier {

    /// How long it counts that the carrier answered a question.
    private static final Duration ANSWER_COUNTS = Duration.ofSeconds(10);

    private final Channel channel;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Pacer pacer;
    private final Hold hold;
    private final List<Registration> registrations;
    private final AtomicReference<@Nullable Runnable> whenDone = new AtomicReference<>();
    private final LongSupplier nanos;
    private volatile long answeredUntil;

    Carrier(
            Channel channel,
            Bulkhead bulkhead,
            CircuitBreaker breaker,
            Pacer pacer,
            Hold hold,
            List<Registration> registrations,
            LongSupplier nanos) {
        this.channel = channel;
        this.bulkhead = bulkhead;
        this.breaker = breaker;
        this.pacer = pacer;
        this.hold = hold;
        this.nanos = nanos;
        this.answeredUntil = nanos.getAsLong();
        this.registrations = registrations.stream()
                .filter(each -> each.kind() == channel.kind() && each.account().equals(channel.account()))
                .toList();
    }

    /// Why nothing at all may be asked for: the sender is not registered.
    Optional<Failure> closed() {
        return registrations.stream().flatMap(each -> each.closed().stream()).findFirst();
    }

    Pacer pacer() {
        return pacer;
    }

    Hold hold() {
        return hold;
    }

    org.campana.events.Channel kind() {
        return channel.kind();
    }

    String account() {
        return channel.account();
    }

    /// Whether it sends, as far as is known: it may, nothing holds it, and its carrier answers.
    boolean steady() {
        return closed().isEmpty() && hold.why().isEmpty() && breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /// Whether it may be used to find out that it is back. It is asked something that sends nothing first; while it
    /// does not answer that, no text is risked, and it is left alone for another while. While the breaker is
    /// open it may not, though nothing is let through then: it can open half between this and the next step.
    boolean mayBeTried() {
        CircuitBreaker.State state = breaker.getState();
        if (state == CircuitBreaker.State.OPEN) {
            return false;
        }
        if (state != CircuitBreaker.State.HALF_OPEN || nanos.getAsLong() - answeredUntil < 0) {
            return true;
        }
        if (!channel.answers()) {
            breaker.transitionToOpenState();
            return false;
        }
        answeredUntil = nanos.getAsLong() + ANSWER_COUNTS.toNanos();
        return true;
    }

    Map<PersonId, Line> linesTo(Collection<PersonId> people) {
        return channel.linesTo(people);
    }

    /// Takes room for at most `wanted` requests.
    ///
    /// @return how many; each is given back by [#ask] and [#done], or by [#giveBack]
    int room(int wanted) {
        int room = 0;
        while (room < wanted && bulkhead.tryAcquirePermission()) {
            if (!breaker.tryAcquirePermission()) {
                bulkhead.releasePermission();
                break;
            }
            room++;
        }
        return room;
    }

    void giveBack(int unused) {
        for (int each = 0; each < unused; each++) {
            breaker.releasePermission();
            bulkhead.releasePermission();
        }
    }

    /// Asks once. The room in the bulkhead stays taken until [#done], when the outcome is written down.
    SendOutcome ask(Outgoing message, Line line) {
        long begun = System.nanoTime();
        SendOutcome outcome = line.send(message);
        long took = System.nanoTime() - begun;
        switch (outcome) {
            case Accepted accepted -> {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                pacer.accepted();
                hold.accepted();
            }
            case Throttled throttled -> {
                breaker.releasePermission();
                pacer.throttled(throttled.retryAfter());
            }
            case Busy busy -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            case Rejected rejected -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            case Unreachable unreachable ->
                breaker.onError(took, TimeUnit.NANOSECONDS, new CarrierFault(unreachable.cause()));
            case Unknown unknown -> breaker.onError(took, TimeUnit.NANOSECONDS, new CarrierFault(unknown.cause()));
        }
        return outcome;
    }

    /// Gives back without having asked: too much time went by since the claim.
    SendOutcome overslept() {
        breaker.releasePermission();
        return new Unreachable("overslept");
    }

    void done() {
        bulkhead.releasePermission();
        Runnable waiting = whenDone.getAndSet(null);
        if (waiting != null) {
            waiting.run();
        }
    }

    /// Runs this once, when the next request is done.
    void whenDone(Runnable then) {
        whenDone.set(then);
    }

    int inFlight() {
        return bulkhead.getBulkheadConfig().getMaxConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /// Its name in threads and among breakers.
    String name() {
        return name(channel);
    }

    static String name(Channel channel) {
        String kind = channel.kind().name().toLowerCase(Locale.ROOT);
        return Channel.FIRST.equals(channel.account()) ? kind : kind + "-" + channel.account();
    }

    /// For the breaker's statistics: a name, never a carrier's words.
    private static final class CarrierFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CarrierFault(String cause) {
            super(cause, null, false, false);
        }
    }
}
