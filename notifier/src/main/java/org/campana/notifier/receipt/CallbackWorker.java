package org.campana.notifier.receipt;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.campana.events.Channel;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.deliver.Hold;
import org.campana.notifier.deliver.Outage;
import org.campana.notifier.deliver.Sender;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.News;
import org.campana.notifier.ledger.Progress;
import org.campana.notifier.ledger.Progress.Consequences;
import org.campana.notifier.ledger.Progress.Trouble;
import org.campana.notifier.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies stored callbacks in batches, right after they are stored. The same for what was asked of the
/// carrier.
@Component
class CallbackWorker implements SmartLifecycle {

    /// Beside the sender: after the outbox, before the listeners.
    private static final int PHASE = 300;

    private static final Logger log = LoggerFactory.getLogger(CallbackWorker.class);
    private static final int MOST = 500;
    private static final Duration NET = Duration.ofSeconds(1);

    /// Between two batches. Of a large alert thousands come a second: those of a tenth of one share their
    /// statements and the report to the desk, whose pages are drawn again as often. None waits longer
    /// than that.
    private static final Duration GATHER = Duration.ofMillis(100);

    private final CallbackInbox inbox;
    private final Progress progress;
    private final Enrolment enrolment;
    private final AfterReceipt after;
    private final TransactionTemplate transactions;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    CallbackWorker(
            CallbackInbox inbox,
            Progress progress,
            Enrolment enrolment,
            AfterReceipt after,
            TransactionTemplate transactions) {
        this.inbox = inbox;
        this.progress = progress;
        this.enrolment = enrolment;
        this.after = after;
        this.transactions = transactions;
    }

    /// Something was stored. Returns at once.
    void wake() {
        woken.release();
    }

    /// Applies what the carrier said when it was asked.
    void apply(Collection<News> news) {
        Consequences consequences = transactions.execute(status -> applyNow(news));
        after.follow(consequences);
    }

    private Consequences applyNow(Collection<News> news) {
        Consequences consequences = progress.apply(news);
        enrolment.leaveAll(
                consequences.optedOut(), SuppressionReason.BLOCKED_BY_CARRIER, ConsentProof.carrier(Channel.SMS));
        return consequences;
    }

    /// Applies a batch of what is stored.
    ///
    /// @return whether there may be more
    private boolean applyStored() {
        Applied applied = transactions.execute(status -> {
            List<News> news = inbox.take(MOST);
            return new Applied(news.size(), news.isEmpty() ? null : applyNow(news));
        });
        if (applied == null || applied.consequences() == null) {
            return false;
        }
        after.follow(applied.consequences());
        return applied.count() == MOST;
    }

    private void workUntilStopped() {
        while (running) {
            try {
                woken.drainPermits();
                boolean more = applyStored();
                if (!more) {
                    Thread.sleep(GATHER);
                    boolean early = woken.tryAcquire(NET.toNanos(), TimeUnit.NANOSECONDS);
                    log.atTrace().addKeyValue("woken", early).log("looking for callbacks");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                Outage.log(log, databaseAway, "callbacks wait; trying again in a second");
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(NET);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifier-callbacks").start(this::workUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            Thread working = thread;
            if (working != null) {
                working.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private record Applied(int count, @Nullable Consequences consequences) {}

    /// What a receipt means for sending as a whole.
    @Component
    record AfterReceipt(Sender sender) {

        void follow(@Nullable Consequences consequences) {
            if (consequences == null) {
                return;
            }
            consequences.sent().forEach(way -> sender.hold(way).ifPresent(Hold::sent));
            for (Trouble trouble : consequences.troubles()) {
                Failure failure = trouble.failure();
                if (RetryPolicy.concernsEveryone(failure)) {
                    sender.hold(trouble.way()).ifPresent(hold -> hold.failedLater(failure));
                } else if (failure.callsForAPerson()) {
                    log.atError()
                            .addKeyValue("failure", failure)
                            .addKeyValue("meaning", failure.sentence())
                            .log("texts failed for a reason that somebody has to look at");
                }
            }
            sender.wake();
        }
    }
}
