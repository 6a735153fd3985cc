package org.campana.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Events to JSON and back. Fields that this version does not know are passed over, so that a newer writer may
/// add optional ones; a field that is missing is refused with its name.
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final Map<Class<?>, List<RecordComponent>> REQUIRED = new ConcurrentHashMap<>();

    private EventCodec() {}

    /// The event as UTF-8 JSON.
    public static byte[] encode(Event event) {
        return JSON.writeValueAsBytes(event);
    }

    /// Reads what [#encode] wrote, here or in another version.
    ///
    /// @throws UnreadableEventException when the type is unknown, the JSON is broken, or a field is missing
    public static Event decode(String shortName, byte[] json) {
        EventType type = EventType.named(shortName);
        if (type == null) {
            throw new UnreadableEventException("Unknown event type; this version may be older than its writer");
        }
        try {
            Event event = JSON.readValue(json, type.type());
            if (event == null) {
                throw new UnreadableEventException("Event " + shortName + " is the JSON value null");
            }
            refuseMissing(shortName, (Record) event);
            return event;
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            throw new UnreadableEventException("Event " + shortName + " cannot be read: "
                    + broken.getClass().getSimpleName() + whereOf(broken));
        }
    }

    private static String whereOf(Exception broken) {
        return broken instanceof JacksonException json ? " at " + json.getPathReference() : "";
    }

    private static void refuseMissing(String where, Record event) {
        for (RecordComponent component : REQUIRED.computeIfAbsent(event.getClass(), EventCodec::requiredOf)) {
            String name = where + "." + component.getName();
            switch (read(component, event)) {
                case null -> throw new UnreadableEventException(name + " is missing");
                case Record nested -> refuseMissing(name, nested);
                case List<?> list ->
                    list.forEach(item -> {
                        if (item instanceof Record nested) {
                            refuseMissing(name, nested);
                        }
                    });
                default -> {}
            }
        }
    }

    private static List<RecordComponent> requiredOf(Class<?> type) {
        return List.of(type.getRecordComponents()).stream()
                .filter(component -> !component.getType().isPrimitive())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
    }

    private static @Nullable Object read(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("Cannot read " + component, unreadable);
        }
    }
}
