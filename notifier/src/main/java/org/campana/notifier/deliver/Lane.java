package org.campana.notifier.deliver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.campana.notifier.deliver.DeliveryFlow.Turn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// One account's sending: takes turns while something is due for it, sleeps until it is woken, and looks once a
/// second even if nobody wakes it. Shares the queue with the other accounts of its channel, and nothing with
/// other channels but the database.
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration NET = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(2);

    private final DeliveryFlow flow;
    private final Carrier carrier;
    private final Ways ways;
    private final TransactionTemplate transactions;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean healthy = true;
    private @Nullable Thread sending;

    Lane(DeliveryFlow flow, Carrier carrier, Ways ways, TransactionTemplate transactions) {
        this.flow = flow;
        this.carrier = carrier;
        this.ways = ways;
        this.transactions = transactions;
    }

    void start() {
        running = true;
        sending = Thread.ofVirtual().name("notifier-sender-" + carrier.name()).start(this::sendUntilStopped);
    }

    /// Something may be due. Returns at once.
    void wake() {
        woken.release();
    }

    /// Whether the last look at the ledger succeeded.
    boolean healthy() {
        return healthy;
    }

    Carrier carrier() {
        return carrier;
    }

    Ways ways() {
        return ways;
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
        if (!carrier.mayBeTried() || !running) {
            return NET;
        }
        int segments = carrier.pacer().segments();
        if (segments == 0) {
            return shorter(carrier.pacer().untilNext());
        }
        boolean probing = carrier.hold().why().isPresent();
        int room = carrier.room(probing ? 1 : segments);
        if (room == 0) {
            return roomAgain();
        }
        Turn turn = Turn.NOTHING;
        try {
            turn = flow.next(transactions, ways.share(carrier), room, segments);
            healthy = true;
        } catch (RuntimeException databaseAway) {
            healthy = false;
            Outage.log(log, databaseAway, "the ledger cannot be read; looking again in a second");
        } finally {
            carrier.giveBack(room - turn.leaving());
        }
        if (probing && turn.leaving() > 0) {
            carrier.hold().probed();
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

    /// Claims nothing more.
    void stop() {
        running = false;
        wake();
        try {
            Thread last = sending;
            if (last != null) {
                last.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until what is under way is written down.
    ///
    /// @param until a moment of [System#nanoTime] at which to give up
    void drain(long until) {
        while (carrier.inFlight() > 0 && System.nanoTime() < until) {
            await(Duration.ofMillis(50));
            woken.drainPermits();
        }
    }
}
