package org.campana.carrier.carriage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.StatusChange;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// One virtual thread a text, from taken to its end. The HTTP calls behind it are bounded elsewhere
/// (`carrier.callbacks-at-once`); a thread that only waits costs about a kilobyte.
@Component
public final class Carriage implements SmartLifecycle {

    /// Twilio's code for a text that waited longer than its validity period.
    private static final int VALIDITY_OVER = 30036;

    /// How long the answer to a create request waits for callbacks that a script wants before it.
    private static final Duration LONGEST_EARLY = Duration.ofSeconds(10);

    private final CarrierLedger ledger;
    private final StatusCallbacks callbacks;
    private final Clock clock;
    private final Pacer pacer;
    private volatile @Nullable ExecutorService threads;

    Carriage(CarrierLedger ledger, StatusCallbacks callbacks, CarrierSettings settings, Clock clock) {
        this.ledger = ledger;
        this.callbacks = callbacks;
        this.clock = clock;
        this.pacer = new Pacer(settings.messagesPerSecond());
    }

    /// Carries a text that was just taken. Returns at once, unless its callbacks are to come before the
    /// answer; then when they came, or after ten seconds.
    public void carry(CarrierMessage message) {
        CarrierMessage.Terms terms = message.terms();
        ExecutorService running = threads;
        if (terms == null || running == null) {
            return; // stopped: the journal has it, the next start goes on
        }
        try {
            Future<?> life = begin(running, message, terms);
            if (terms.course().callbacks().beforeAnswer()) {
                await(life);
            }
        } catch (RejectedExecutionException stoppedMeanwhile) {
            // As above.
        }
    }

    private static void await(Future<?> life) {
        try {
            life.get(LONGEST_EARLY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException goesOnAlone) {
            // The answer need not wait for it.
        }
    }

    private Future<?> begin(ExecutorService running, CarrierMessage message, CarrierMessage.Terms terms) {
        Duration queue = message.sentAt() == null ? pacer.reserve(message.segments()) : Duration.ZERO;
        return running.submit(() -> {
            Teller teller = new Teller(running, message, terms.course().callbacks());
            message.tellable().forEach(teller::tell);
            live(message, terms, queue, teller);
            teller.finish();
            return null;
        });
    }

    private void live(CarrierMessage message, CarrierMessage.Terms terms, Duration queue, Teller teller)
            throws InterruptedException {
        Delivery delivery = terms.course().delivery();
        if (message.sentAt() == null && !message.status().terminal()) {
            Thread.sleep(longer(queue, until(message.acceptedAt().plus(delivery.untilSent()))));
            if (clock.instant().isAfter(message.acceptedAt().plusSeconds(terms.validitySeconds()))) {
                move(message, MessageStatus.FAILED, VALIDITY_OVER, teller);
                return;
            }
            if (delivery.end() == MessageStatus.FAILED) {
                move(message, MessageStatus.FAILED, delivery.errorCode(), teller);
                return;
            }
            move(message, MessageStatus.SENT, null, teller);
        }
        if (delivery.end() != MessageStatus.SENT && !message.status().terminal()) {
            Thread.sleep(longer(Duration.ZERO, until(sent(message).plus(delivery.untilEnd()))));
            move(message, delivery.end(), delivery.errorCode(), teller);
        }
    }

    private Instant sent(CarrierMessage message) {
        return ledger.message(message.sid()).map(CarrierMessage::sentAt).orElse(message.acceptedAt());
    }

    private void move(CarrierMessage message, MessageStatus status, @Nullable Integer errorCode, Teller teller) {
        ledger.recordStatus(message.sid(), new StatusChange(status, clock.instant(), errorCode));
        if (message.statusCallback() != null) {
            teller.tell(status);
        }
    }

    private Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public void start() {
        ExecutorService fresh = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("carriage-", 0).factory());
        threads = fresh;
        for (CarrierMessage message : ledger.messages()) {
            CarrierMessage.Terms terms = message.terms();
            if (message.direction() != Direction.INBOUND && terms != null && unfinished(message, terms)) {
                Future<?> _ = begin(fresh, message, terms);
            }
        }
    }

    private boolean unfinished(CarrierMessage message, CarrierMessage.Terms terms) {
        boolean ended = message.status().terminal()
                || message.status() == terms.course().delivery().end();
        return !ended || !message.tellable().stream().allMatch(status -> ledger.concluded(message.sid(), status));
    }

    @Override
    public void stop() {
        ExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
            try {
                running.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /// Tells of one text's states one after the other, beside its life, so that a slow listener holds up
    /// no text.
    private final class Teller {

        private final ExecutorService running;
        private final CarrierMessage message;
        private final boolean reversed;
        private final Deque<MessageStatus> held = new ArrayDeque<>();
        private @Nullable Future<?> last;

        Teller(ExecutorService running, CarrierMessage message, Callbacks how) {
            this.running = running;
            this.message = message;
            this.reversed = how.reversed();
        }

        void tell(MessageStatus status) {
            if (ledger.concluded(message.sid(), status)) {
                return;
            }
            if (reversed) {
                held.push(status);
            } else {
                queue(status);
            }
        }

        private void queue(MessageStatus status) {
            Future<?> before = last;
            last = running.submit(() -> {
                if (before != null) {
                    before.get();
                }
                callbacks.tell(message.sid(), status);
                return null;
            });
        }

        void finish() throws InterruptedException, ExecutionException {
            held.forEach(this::queue);
            if (last != null) {
                last.get();
            }
        }
    }
}
