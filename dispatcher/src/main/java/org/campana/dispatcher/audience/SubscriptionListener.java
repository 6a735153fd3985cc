package org.campana.dispatcher.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campana.events.Event;
import org.campana.events.PersonId;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.events.UnreadableEventException;
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
    void onSubscriptions(List<ConsumerRecord<String, @Nullable Event>> records) {
        Map<PersonId, @Nullable SubscriptionChanged> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, @Nullable Event> record : records) {
            newest.put(person(record), changed(record));
        }
        subscriptions.store(newest);
    }

    private static PersonId person(ConsumerRecord<String, @Nullable Event> record) {
        try {
            return PersonId.of(record.key());
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            throw new UnreadableEventException("Not a person id");
        }
    }

    private static @Nullable SubscriptionChanged changed(ConsumerRecord<String, @Nullable Event> record) {
        return switch (record.value()) {
            case null -> null;
            case SubscriptionChanged changed -> changed;
            // Of all events only this one belongs here; the others are nobody's business to list.
            default -> throw new UnreadableEventException("Not a subscription");
        };
    }
}
