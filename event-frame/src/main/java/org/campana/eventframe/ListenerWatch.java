package org.campana.eventframe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerFailedToStartEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/// A process whose listener died must not look alive: liveness turns broken, so that the launcher or the
/// platform starts it anew.
final class ListenerWatch {

    private static final Logger log = LoggerFactory.getLogger(ListenerWatch.class);

    private final ApplicationContext context;
    private volatile boolean died;

    ListenerWatch(ApplicationContext context) {
        this.context = context;
    }

    @EventListener
    void onStopped(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            breakLiveness(stopped.getReason().name());
        }
    }

    @EventListener
    void onFailedStart(ConsumerFailedToStartEvent failed) {
        breakLiveness("NOT_STARTED");
    }

    /// Whether one has, since this process started.
    boolean oneDied() {
        return died;
    }

    private void breakLiveness(String reason) {
        died = true;
        log.atError().addKeyValue("reason", reason).log("a listener has died; restart this process");
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }
}
