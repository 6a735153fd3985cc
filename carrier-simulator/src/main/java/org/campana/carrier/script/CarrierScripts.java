package org.campana.carrier.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.ledger.Delivery;
import org.jspecify.annotations.Nullable;

/// The scripts in force. For each of answer, delivery and callbacks the first script that fits and says
/// something about it counts, in the order they were added. Kept in memory only: a restart ends them, but
/// what was decided for a text already taken stays decided.
public final class CarrierScripts {

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Running> running = new LinkedHashMap<>();
    private final AtomicLong names = new AtomicLong();
    private final List<Consumer<CarrierMessage>> acceptedListeners = new CopyOnWriteArrayList<>();
    private volatile boolean mute;

    /// What the scripts say about one request; null where they say nothing.
    public record Verdict(
            @Nullable Answer answer,
            @Nullable Delivery delivery,
            @Nullable Callbacks callbacks) {}

    /// Adds a script, or replaces the one of that name, which starts counting anew.
    public void add(Script script) {
        lock.lock();
        try {
            running.put(script.name(), new Running(script));
        } finally {
            lock.unlock();
        }
    }

    /// Adds a script that only answers otherwise.
    ///
    /// @return its name
    public String answer(Match match, Answer answer) {
        return added(unnamed(match).answering(answer));
    }

    /// Adds a script that only delivers otherwise.
    ///
    /// @return its name
    public String deliver(Match match, Delivery delivery) {
        return added(unnamed(match).delivering(delivery));
    }

    /// Adds a script that only calls back otherwise.
    ///
    /// @return its name
    public String callBack(Match match, Callbacks callbacks) {
        return added(unnamed(match).callingBack(callbacks));
    }

    private Script unnamed(Match match) {
        return Script.named("script-" + names.incrementAndGet(), match);
    }

    private String added(Script script) {
        add(script);
        return script.name();
    }

    /// Ends a script; nothing happens if there is none of that name.
    public void remove(String name) {
        lock.lock();
        try {
            running.remove(name);
        } finally {
            lock.unlock();
        }
    }

    /// Answers every question with 503 until [#clear]: about texts, senders or the account. Texts and calls are
    /// answered as the scripts say.
    public void answerNoQuestions() {
        mute = true;
    }

    /// Whether questions are answered.
    public boolean answersQuestions() {
        return !mute;
    }

    /// Ends all scripts.
    public void clear() {
        mute = false;
        lock.lock();
        try {
            running.clear();
        } finally {
            lock.unlock();
        }
    }

    /// The scripts in force, in their order.
    public List<Script> all() {
        lock.lock();
        try {
            return running.values().stream().map(each -> each.script).toList();
        } finally {
            lock.unlock();
        }
    }

    /// What shall happen to this request. Counts it, so ask once a request.
    public Verdict verdict(CreateRequest request) {
        lock.lock();
        try {
            Verdict verdict = new Verdict(null, null, null);
            for (Running each : running.values()) {
                if (each.fits(request)) {
                    verdict = merged(verdict, each.script);
                }
            }
            return verdict;
        } finally {
            lock.unlock();
        }
    }

    private static Verdict merged(Verdict first, Script later) {
        return new Verdict(
                first.answer == null ? later.answer() : first.answer,
                first.delivery == null ? later.delivery() : first.delivery,
                first.callbacks == null ? later.callbacks() : first.callbacks);
    }

    /// Calls back with each text taken from the API, after it is in the journal and before the request is
    /// answered, from the thread that answers: the window in which a killed caller does not know what it
    /// did. What the listener throws ends the request without an answer.
    ///
    /// @return ends it
    public Runnable onAccepted(Consumer<CarrierMessage> listener) {
        acceptedListeners.add(listener);
        return () -> acceptedListeners.remove(listener);
    }

    /// Tells the listeners of [#onAccepted]; for the intake alone.
    public void accepted(CarrierMessage message) {
        acceptedListeners.forEach(listener -> listener.accept(message));
    }

    private static final class Running {

        private final Script script;
        private final Random dice;
        private int seen;

        Running(Script script) {
            this.script = script;
            this.dice = new Random(script.match().seed());
        }

        boolean fits(CreateRequest request) {
            Match match = script.match();
            if (!match.fits(request)) {
                return false;
            }
            seen++;
            return seen >= match.from()
                    && seen - match.from() < match.times()
                    && (match.share() >= 1 || dice.nextDouble() < match.share());
        }
    }
}
