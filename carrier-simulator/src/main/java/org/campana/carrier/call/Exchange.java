package org.campana.carrier.call;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.ledger.Sids;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.Manner;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.campana.carrier.script.PhoneManners;
import org.campana.carrier.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Connects calls, each on a virtual thread of its own from the first ring to the last callback.
///
/// Scripts of texts hold for calls: UNDELIVERED is a call nobody answers, FAILED one that cannot be connected, and
/// what they say of callbacks is said of the one at the end. Without a script the owner's manner counts, and a phone
/// that is odd: one that is off does not answer, one that does not exist cannot be connected.
@Component
public final class Exchange implements SmartLifecycle {

    private static final Duration LONGEST_EARLY = Duration.ofSeconds(10);

    private final CallBook book;
    private final Means means;
    private final CarrierSettings settings;
    private final Clock clock;
    private final Map<String, Listener> listening = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutorService threads;

    Exchange(CallBook book, Means means, CarrierSettings settings, Clock clock) {
        this.book = book;
        this.means = means;
        this.settings = settings;
        this.clock = clock;
    }

    /// What calls go through, and what decides of them.
    @Component
    record Means(Webhooks webhooks, Recordings recordings, OddNumbers oddNumbers, PhoneManners manners) {}

    /// The calls it connected.
    public CallBook book() {
        return book;
    }

    /// A phone calls our number, whose application is asked what to say. Returns once the call is in the book.
    ///
    /// @param number of the phone, E.164
    /// @throws IllegalStateException if `carrier.voice-url` says nowhere
    public PhoneCall dial(String number) {
        if (settings.voiceUrl().isBlank()) {
            throw new IllegalStateException("Nobody answers: set carrier.voice-url to where calls are posted");
        }
        return dial(number, settings.voiceUrl());
    }

    /// As [#dial(String)], and this address is asked.
    public PhoneCall dial(String number, String url) {
        PhoneCall call = placed(true, number, settings.number(), url, null);
        Manner manner = means.manners().of(number);
        Future<?> _ = begin(() -> talk(call, manner));
        return call;
    }

    /// Presses a key on the phone of somebody who is in a call and waits for a test.
    ///
    /// @return false if there is no such call now
    public boolean press(String sid, String digit) {
        Listener listener = listening.get(sid);
        if (listener != null) {
            listener.press(digit);
        }
        return listener != null;
    }

    /// Takes a call from the API. It is in the book when this returns, and rings; when callbacks are to come before
    /// the answer, it is over, or ten seconds have gone.
    PhoneCall place(String to, String url, @Nullable String statusCallback, CarrierScripts.Verdict verdict) {
        PhoneCall call = placed(false, settings.number(), to, url, statusCallback);
        Callbacks how = verdict.callbacks() == null ? Callbacks.prompt() : verdict.callbacks();
        Delivery course = verdict.delivery();
        Future<?> life = begin(() -> ring(call, course, how));
        if (life != null && how.beforeAnswer()) {
            await(life);
        }
        return call;
    }

    private PhoneCall placed(boolean inbound, String from, String to, String url, @Nullable String statusCallback) {
        CallStatus first = inbound ? CallStatus.RINGING : CallStatus.QUEUED;
        PhoneCall call =
                new PhoneCall(Sids.call(), inbound, from, to, url, statusCallback, clock.instant(), first, List.of());
        book.recordPlaced(call);
        return call;
    }

    private @Nullable Future<?> begin(Life life) {
        ExecutorService running = threads;
        try {
            return running == null
                    ? null
                    : running.submit(() -> {
                        life.live();
                        return null;
                    });
        } catch (RejectedExecutionException stoppedMeanwhile) {
            return null; // The line is cut.
        }
    }

    private interface Life {
        void live() throws InterruptedException;
    }

    private void ring(PhoneCall call, @Nullable Delivery course, Callbacks how) throws InterruptedException {
        Manner manner = means.manners().of(call.to());
        book.recordStatus(call.sid(), CallStatus.RINGING);
        if (course != null) {
            Thread.sleep(course.untilSent());
        }
        CallStatus picked = course == null ? picked(call.to(), manner) : picked(course);
        if (picked == CallStatus.IN_PROGRESS) {
            talk(call, manner);
        } else {
            book.recordStatus(call.sid(), picked);
        }
        if (course != null) {
            Thread.sleep(course.untilEnd());
        }
        tell(call, picked == CallStatus.IN_PROGRESS ? CallStatus.COMPLETED : picked, how);
    }

    private CallStatus picked(String number, Manner manner) {
        Optional<Oddity> odd = means.oddNumbers().of(number);
        if (odd.isPresent() && odd.get() == Oddity.OFF) {
            return CallStatus.NO_ANSWER;
        }
        if (odd.isPresent() && odd.get() == Oddity.UNKNOWN) {
            return CallStatus.FAILED;
        }
        return switch (manner.picks()) {
            case UP -> CallStatus.IN_PROGRESS;
            case BUSY -> CallStatus.BUSY;
            case NOT -> CallStatus.NO_ANSWER;
            case UNREACHABLE -> CallStatus.FAILED;
        };
    }

    private static CallStatus picked(Delivery course) {
        return switch (course.end()) {
            case UNDELIVERED -> CallStatus.NO_ANSWER;
            case FAILED -> CallStatus.FAILED;
            default -> CallStatus.IN_PROGRESS;
        };
    }

    private void talk(PhoneCall call, Manner manner) throws InterruptedException {
        Listener listener = new Listener(manner);
        listening.put(call.sid(), listener);
        try {
            book.recordStatus(call.sid(), CallStatus.IN_PROGRESS);
            new Conversation(wire(call), listener).hold(call.url());
        } finally {
            listening.remove(call.sid());
        }
        book.recordStatus(call.sid(), CallStatus.COMPLETED);
    }

    private void tell(PhoneCall call, CallStatus end, Callbacks how) throws InterruptedException {
        MessageStatus twin = switch (end) {
            case COMPLETED -> MessageStatus.DELIVERED;
            case FAILED -> MessageStatus.FAILED;
            default -> MessageStatus.UNDELIVERED;
        };
        if (how.lost().contains(twin)) {
            return;
        }
        Thread.sleep(how.delay());
        for (int copy = 0; copy < how.copies(); copy++) {
            wire(call).tell(end);
        }
    }

    private Wire wire(PhoneCall call) {
        return new Wire(call, settings.accountSid(), book, means.webhooks(), means.recordings());
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

    @Override
    public void start() {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("calls-", 0).factory());
    }

    @Override
    public void stop() {
        ExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
