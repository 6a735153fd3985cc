package org.campana.dispatcher.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.PersonId;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// The door for `subscriptions.v1`: many at once, in order per person.
@Component
class SubscriptionListener {

    private final Subscriptions subscriptions;

    SubscriptionListener(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @KafkaListener(
            id = "dispatcher-subscriptions",
            topics = "${campana.kafka.prefix:}" + Topics.SUBSCRIPTIONS,
            groupId = "${campana.kafka.prefix:}dispatcher-subscriptions",
            containerFactory = "batchEventListeners")
    void onSubscriptions(List<ConsumerRecord<String, @Nullable SubscriptionChanged>> records) {
        Map<PersonId, @Nullable SubscriptionChanged> newest = new LinkedHashMap<>();
        records.forEach(record -> newest.put(PersonId.of(record.key()), record.value()));
        subscriptions.store(newest);
    }
}
