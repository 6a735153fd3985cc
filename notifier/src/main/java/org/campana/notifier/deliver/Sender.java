package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.notifier.ledger.Upkeep;
import org.campana.notifier.ledger.Way;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps everything leaving, each account of each channel in a [Lane] of its own, and the ledger tidy. At the
/// end it claims nothing more and waits for what is under way.
public final class Sender implements SmartLifecycle {

    /// After the outbox and before the listeners; at the end it stops after them.
    private static final int PHASE = 300;

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration NET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Lane> lanes;
    private final Upkeep upkeep;
    private volatile boolean running;
    private @Nullable Thread keeping;

    Sender(List<Lane> lanes, Upkeep upkeep) {
        this.lanes = List.copyOf(lanes);
        this.upkeep = upkeep;
    }

    /// Something may be due. Returns at once.
    public void wake() {
        lanes.forEach(Lane::wake);
    }

    /// Why nothing leaves by this account, if so; empty where it is not there any more.
    public Optional<Hold> hold(Way way) {
        return lanes.stream()
                .map(Lane::carrier)
                .filter(carrier ->
                        carrier.kind() == way.channel() && carrier.account().equals(way.account()))
                .map(Carrier::hold)
                .findFirst();
    }

    List<Lane> lanes() {
        return lanes;
    }

    @Override
    public void start() {
        running = true;
        upkeep.begin();
        lanes.forEach(Lane::start);
        keeping = Thread.ofVirtual().name("notifier-upkeep").start(this::keepUntilStopped);
    }

    private void keepUntilStopped() {
        Set<Channel> offered = lanes.stream().map(lane -> lane.carrier().kind()).collect(Collectors.toSet());
        while (running) {
            try {
                if (upkeep.tick(offered)) {
                    wake();
                }
            } catch (RuntimeException databaseAway) {
                Outage.log(log, databaseAway, "upkeep of the ledger waits");
            }
            try {
                Thread.sleep(NET);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(Lane::stop);
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        lanes.forEach(lane -> lane.drain(patientUntil));
        Thread upkeepThread = keeping;
        if (upkeepThread != null) {
            upkeepThread.interrupt();
            join(upkeepThread);
        }
        try {
            upkeep.end();
        } catch (RuntimeException databaseAway) {
            Outage.log(log, databaseAway, "could not sign off; the lease will tell that this process ended");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(2));
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
