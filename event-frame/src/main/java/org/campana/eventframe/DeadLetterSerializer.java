package org.campana.eventframe;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.campana.events.Event;
import org.campana.events.EventSerializer;
import org.jspecify.annotations.Nullable;

/// Writes a dead letter as it came: the bytes that nobody could read, or the event that nobody could handle.
final class DeadLetterSerializer implements Serializer<Object> {

    private final EventSerializer events = new EventSerializer();

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        throw new SerializationException("A dead letter keeps its headers: send it with headers");
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] unread -> unread;
            case Event event -> events.serialize(topic, headers, event);
            default -> throw new SerializationException("Not an event: " + value.getClass());
        };
    }
}
