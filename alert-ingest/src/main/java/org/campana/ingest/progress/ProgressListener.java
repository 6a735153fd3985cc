package org.campana.ingest.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.AlertId;
import org.campana.events.DeliveriesReported;
import org.campana.events.Event;
import org.campana.events.ReplyReceived;
import org.campana.events.SliceFannedOut;
import org.campana.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Hears how alerts fare: what was asked for, what left, what was answered.
@Component
class ProgressListener {

    private final Tally tally;
    private final Ending ending;
    private final ApplicationEventPublisher inProcess;

    ProgressListener(Tally tally, Ending ending, ApplicationEventPublisher inProcess) {
        this.tally = tally;
        this.ending = ending;
        this.inProcess = inProcess;
    }

    @KafkaListener(
            id = "ingest-progress",
            topics = {
                "${campana.kafka.prefix:}" + Topics.FANNED_OUT,
                "${campana.kafka.prefix:}" + Topics.CONCLUDED,
                "${campana.kafka.prefix:}" + Topics.REPLIES
            },
            groupId = "${campana.kafka.prefix:}ingest-progress",
            containerFactory = "batchEventListeners")
    void heard(List<ConsumerRecord<String, @Nullable Event>> told) {
        Set<AlertId> moved = new LinkedHashSet<>();
        Map<AlertId, List<DeliveriesReported>> reports = new LinkedHashMap<>();
        for (ConsumerRecord<String, @Nullable Event> record : told) {
            switch (record.value()) {
                case SliceFannedOut done -> {
                    tally.take(done);
                    moved.add(done.alertId());
                }
                case DeliveriesReported reported ->
                    reports.computeIfAbsent(reported.alertId(), none -> new ArrayList<>())
                            .add(reported);
                case ReplyReceived reply -> {
                    tally.take(reply);
                    inProcess.publishEvent(new ProgressChanged(reply.alertId()));
                }
                // Another kind on these topics is from a newer neighbour and not for us.
                case null, default -> {}
            }
        }
        reports.forEach(tally::take);
        moved.addAll(reports.keySet());
        ending.moved(moved);
        moved.forEach(alert -> inProcess.publishEvent(new ProgressChanged(alert)));
    }
}
