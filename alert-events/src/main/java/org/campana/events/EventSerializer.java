package org.campana.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes events onto a topic, with their short name in the header [EventType#HEADER].
public final class EventSerializer implements Serializer<Event> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Event event) {
        if (event == null) {
            return null;
        }
        throw new SerializationException("An event needs its type header: send it with headers");
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Event event) {
        if (event == null) {
            return null;
        }
        headers.remove(EventType.HEADER);
        headers.add(EventType.HEADER, EventType.of(event).shortName().getBytes(StandardCharsets.UTF_8));
        return EventCodec.encode(event);
    }
}
