package org.campana.notifier.reconfirm;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks once a minute whether somebody is to be asked.
@Component
class ReconfirmClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReconfirmClock.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Reconfirmation reconfirmation;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    ReconfirmClock(Reconfirmation reconfirmation, Clock clock) {
        this.reconfirmation = reconfirmation;
        this.clock = clock;
    }

    private void lookUntilStopped() {
        while (running) {
            try {
                reconfirmation.tick(clock.instant());
            } catch (RuntimeException databaseAway) {
                log.atWarn()
                        .addKeyValue("cause", databaseAway.getClass().getSimpleName())
                        .log("families are asked later whether they still want alerts");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifier-reconfirm").start(this::lookUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        Thread looking = thread;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
