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

    private void breakLiveness(String reason) {
        log.atError().addKeyValue("reason", reason).log("a listener has died; restart this process");
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }
}
