package org.campana.notifier.deliver;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.DeliveriesRequested;
import org.campana.events.DeliveriesStopped;
import org.campana.events.DeliveryCommand;
import org.campana.events.DeliveryRequested;
import org.campana.events.FollowUpRequested;
import org.campana.events.Topics;
import org.campana.notifier.ledger.FollowUps;
import org.campana.notifier.ledger.Requests;
import org.campana.notifier.ledger.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// The door: what the dispatcher asks for, a batch at a time, the urgent and the routine by listeners of
/// their own. The ledger takes it and the sender is woken after the commit; offsets follow. A repeat changes
/// nothing.
@Component
class DeliveryListener {

    private static final Logger log = LoggerFactory.getLogger(DeliveryListener.class);

    /// A stop waits until what was read before it is written down: at most five thousand deliveries, a third of a
    /// second.
    private static final String FEW_RECORDS = "max.poll.records=10";

    /// Deliveries a transaction, or as many more as a record has.
    private static final int AT_ONCE = 500;

    private final Requests requests;
    private final FollowUps followUps;
    private final Withdrawals withdrawals;
    private final Sender sender;

    DeliveryListener(Requests requests, FollowUps followUps, Withdrawals withdrawals, Sender sender) {
        this.requests = requests;
        this.followUps = followUps;
        this.withdrawals = withdrawals;
        this.sender = sender;
    }

    @KafkaListener(
            id = "notifier-immediate",
            topics = "${campana.kafka.prefix:}" + Topics.REQUESTED_IMMEDIATE,
            groupId = "${campana.kafka.prefix:}notifier-immediate",
            concurrency = "${campana.deliver.listeners:2}",
            properties = FEW_RECORDS,
            containerFactory = "batchEventListeners")
    void onImmediate(List<ConsumerRecord<String, DeliveryCommand>> records) {
        take(records);
    }

    @KafkaListener(
            id = "notifier-routine",
            topics = "${campana.kafka.prefix:}" + Topics.REQUESTED_ROUTINE,
            groupId = "${campana.kafka.prefix:}notifier-routine",
            properties = FEW_RECORDS,
            containerFactory = "batchEventListeners")
    void onRoutine(List<ConsumerRecord<String, DeliveryCommand>> records) {
        take(records);
    }

    /// Stops first: what is asked for behind one is then never sent. Their order in the batch says nothing,
    /// as they come from different partitions.
    private void take(List<ConsumerRecord<String, DeliveryCommand>> records) {
        List<DeliveriesRequested> asked = new ArrayList<>();
        List<ConsumerRecord<String, DeliveryCommand>> later = new ArrayList<>();
        for (ConsumerRecord<String, DeliveryCommand> record : records) {
            switch (record.value()) {
                case DeliveriesStopped stopped -> stop(stopped);
                case DeliveriesRequested requested -> asked.add(requested);
                case DeliveryRequested requested -> asked.add(requested.asMany());
                case FollowUpRequested followUp -> later.add(record);
            }
        }
        request(asked);
        for (ConsumerRecord<String, DeliveryCommand> record : later) {
            if (record.value() instanceof FollowUpRequested followUp) {
                followUp(followUp);
            }
        }
    }

    /// The first of them leave while the others are still written down.
    private void request(List<DeliveriesRequested> asked) {
        List<DeliveriesRequested> some = new ArrayList<>();
        int people = 0;
        for (DeliveriesRequested each : asked) {
            some.add(each);
            people += each.people().size();
            if (people >= AT_ONCE) {
                writeDown(some);
                some.clear();
                people = 0;
            }
        }
        writeDown(some);
    }

    private void writeDown(List<DeliveriesRequested> some) {
        if (!some.isEmpty()) {
            requests.take(some);
            sender.wake();
        }
    }

    private void stop(DeliveriesStopped stopped) {
        withdrawals.stop(stopped);
        log.atInfo()
                .addKeyValue("alertId", stopped.alertId())
                .addKeyValue("revision", stopped.revision())
                .log("deliveries stopped");
    }

    private void followUp(FollowUpRequested followUp) {
        int people = followUps.take(followUp);
        sender.wake();
        log.atInfo()
                .addKeyValue("alertId", followUp.alertId())
                .addKeyValue("revision", followUp.revision())
                .addKeyValue("kind", followUp.kind())
                .addKeyValue("deliveries", people)
                .log("follow-up goes to those who were reached");
    }
}
