package org.campana.dispatcher.fanout;

import java.util.List;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceRequested;
import org.campana.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes slices from `fanout.slices.v1`, which all instances share.
@Component
class SliceListener {

    private final Fanout fanout;

    SliceListener(Fanout fanout) {
        this.fanout = fanout;
    }

    @KafkaListener(
            id = "dispatcher-slices",
            topics = "${campana.kafka.prefix:}" + Topics.SLICES,
            groupId = "${campana.kafka.prefix:}dispatcher-slices",
            concurrency = "${campana.fanout.concurrency:3}",
            containerFactory = "dispatcherListeners")
    void onSlice(SliceRequested slice) {
        fanout.work(slice);
    }

    /// Reads back what slices reported: only here is it certain that the transaction of the slice was committed.
    @KafkaListener(
            id = "dispatcher-fanned-out",
            topics = "${campana.kafka.prefix:}" + Topics.FANNED_OUT,
            groupId = "${campana.kafka.prefix:}dispatcher-fanned-out",
            containerFactory = "batchEventListeners")
    void onFannedOut(List<SliceFannedOut> done) {
        fanout.reported(done);
    }
}
