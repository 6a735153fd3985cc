package org.campana.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads events from a topic by the short name in their header; a record without a value stays null (a
/// tombstone). Throws [UnreadableEventException] for what no reader understands, so wrap it in Spring Kafka's
/// `ErrorHandlingDeserializer`.
public final class EventDeserializer implements Deserializer<Event> {

    @Override
    public @Nullable Event deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        throw new UnreadableEventException("Record on " + topic + " has no header " + EventType.HEADER);
    }

    @Override
    public @Nullable Event deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        Header type = headers.lastHeader(EventType.HEADER);
        if (type == null || type.value() == null) {
            return deserialize(topic, data);
        }
        return EventCodec.decode(new String(type.value(), StandardCharsets.UTF_8), data);
    }
}
