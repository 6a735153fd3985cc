package org.campana.dispatcher.dispatch;

import org.campana.events.AlertEvent;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// The door: decisions of people from `alerts.v1`, in order per alert.
@Component
class AlertListener {

    private final DispatchFlow flow;

    AlertListener(DispatchFlow flow) {
        this.flow = flow;
    }

    @KafkaListener(
            id = "dispatcher-alerts",
            topics = "${campana.kafka.prefix:}" + Topics.ALERTS,
            groupId = "${campana.kafka.prefix:}dispatcher-alerts",
            concurrency = "${campana.fanout.concurrency:3}",
            containerFactory = "dispatcherListeners")
    void onAlert(AlertEvent event) {
        switch (event) {
            case AlertReleased released -> flow.dispatch(released);
            case AlertFollowedUp followedUp -> flow.followUp(followedUp);
            case AlertStopped stopped -> flow.stop(stopped);
        }
    }
}
