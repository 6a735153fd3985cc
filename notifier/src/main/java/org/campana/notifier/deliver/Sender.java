package org.campana.notifier.deliver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.campana.notifier.deliver.DeliveryFlow.Turn;
import org.campana.notifier.ledger.Upkeep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps texts leaving: takes turns while something is due, sleeps until it is woken, and looks once a second
/// even if nobody wakes it. At the end it claims nothing more and waits for what is under way.
public final class Sender implements SmartLifecycle {

    /// After the outbox and before the listeners; at the end it stops after them.
    private static final int PHASE = 300;

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final int MOST_A_TURN = 500;
    private static final Duration NET = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DeliveryFlow flow;
    private final Carrier carrier;
    private final Upkeep upkeep;
    private final TransactionTemplate transactions;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean healthy = true;
    private @Nullable Thread sending;
    private @Nullable Thread keeping;

    Sender(DeliveryFlow flow, Carrier carrier, Upkeep upkeep, TransactionTemplate transactions) {
        this.flow = flow;
        this.carrier = carrier;
        this.upkeep = upkeep;
        this.transactions = transactions;
    }

    /// Something may be due. Returns at once.
    public void wake() {
        woken.release();
    }

    /// Whether the last look at the ledger succeeded.
    boolean healthy() {
        return healthy;
    }

    Carrier carrier() {
        return carrier;
    }

    @Override
    public void start() {
        running = true;
        upkeep.begin();
        sending = Thread.ofVirtual().name("notifier-sender").start(this::sendUntilStopped);
        keeping = Thread.ofVirtual().name("notifier-upkeep").start(this::keepUntilStopped);
    }

    private void sendUntilStopped() {
        while (running) {
            Duration rest = turn();
            if (!rest.isZero() && !await(rest)) {
                return;
            }
        }
    }

    /// One look at the queue.
    ///
    /// @return how long nothing can be done; zero when more may be due
    private Duration turn() {
        woken.drainPermits();
        if (carrier.closed().isPresent()) {
            return NET;
        }
        Duration held = carrier.hold().left();
        if (!held.isZero()) {
            return shorter(held);
        }
        int segments = carrier.pacer().segments();
        if (segments == 0) {
            return shorter(carrier.pacer().untilNext());
        }
        boolean probing = carrier.hold().why().isPresent();
        int room = carrier.room(probing ? 1 : Math.min(segments, MOST_A_TURN));
        if (room == 0) {
            return roomAgain();
        }
        Turn turn = Turn.NOTHING;
        try {
            turn = flow.next(transactions, room, segments);
            healthy = true;
        } catch (RuntimeException databaseAway) {
            healthy = false;
            Outage.log(log, databaseAway, "the ledger cannot be read; looking again in a second");
        } finally {
            carrier.giveBack(room - turn.leaving());
        }
        carrier.pacer().take(turn.segments());
        return turn.more() ? Duration.ZERO : NET;
    }

    /// Everything the carrier lets us have is under way. Waits for the next that is done and a moment longer,
    /// so that the next claim is for several and not for one.
    private Duration roomAgain() {
        carrier.whenDone(this::wake);
        if (carrier.inFlight() == 0) {
            return carrier.state() == CircuitBreaker.State.CLOSED ? Duration.ZERO : NET;
        }
        if (await(NET)) {
            LockSupport.parkNanos(GATHER.toNanos());
        }
        return Duration.ZERO;
    }

    private static Duration shorter(Duration rest) {
        return rest.compareTo(NET) < 0 ? rest : NET;
    }

    private boolean await(Duration longest) {
        try {
            boolean early = woken.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            log.atTrace().addKeyValue("woken", early).log("looking");
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keepUntilStopped() {
        while (running) {
            try {
                if (upkeep.tick()) {
                    wake();
                }
                Thread.sleep(NET);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                Outage.log(log, databaseAway, "upkeep of the ledger waits");
                if (!await(NET)) {
                    return;
                }
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        join(sending);
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        while (carrier.inFlight() > 0 && System.nanoTime() < patientUntil) {
            await(Duration.ofMillis(50));
            woken.drainPermits();
        }
        Thread upkeepThread = keeping;
        if (upkeepThread != null) {
            upkeepThread.interrupt();
        }
        join(upkeepThread);
        try {
            upkeep.end();
        } catch (RuntimeException databaseAway) {
            Outage.log(log, databaseAway, "could not sign off; the lease will tell that this process ended");
        }
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(2));
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
}
