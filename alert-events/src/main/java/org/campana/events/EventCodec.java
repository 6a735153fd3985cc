package org.campana.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/// Events to JSON and back. Fields that this version does not know are passed over, so that a newer writer may
/// add optional ones; a field that is missing, null or of another kind is refused with its name.
public final class EventCodec {

    private static final JsonMapper JSON = EventJson.mapper();

    private static final Map<Class<?>, List<RecordComponent>> REQUIRED = new ConcurrentHashMap<>();

    /// The only names that may stand in a message: others come out of the record and could be anything.
    private static final Set<String> FIELD_NAMES = fieldNames();

    private EventCodec() {}

    /// The event as UTF-8 JSON; absent fields are left out.
    ///
    /// @throws IllegalArgumentException when a field that every reader needs is null, so that the writer's
    ///     transaction fails rather than every reader
    public static byte[] encode(Event event) {
        refuseMissing(EventType.of(event).shortName(), (Record) event);
        return JSON.writeValueAsBytes(event);
    }

    /// Reads what [#encode] wrote, here or in another version.
    ///
    /// @throws UnreadableEventException when the type is unknown, the JSON is broken, or a field is missing
    ///     or breaks a rule; it names the field and repeats nothing of the record
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
            return event;
        } catch (JacksonException | IllegalArgumentException broken) {
            throw new UnreadableEventException("Event " + shortName + " cannot be read: " + reasonOf(broken));
        }
    }

    private static String reasonOf(Exception broken) {
        if (broken instanceof StreamReadException || broken instanceof StreamConstraintsException) {
            return "it is not well-formed JSON within the limits of size and depth";
        }
        return ruleBroken(broken)
                .map(rule -> pathOf(broken).map(path -> path + ": ").orElse("") + rule)
                .orElseGet(() -> pathOf(broken).orElse("the event")
                        + " is missing, or has a form that this version does not know");
    }

    private static Optional<String> ruleBroken(Exception broken) {
        return Stream.<Throwable>iterate(broken, link -> link != null, Throwable::getCause)
                .filter(FieldRefusedException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }

    private static Optional<String> pathOf(Exception broken) {
        if (!(broken instanceof JacksonException json) || json.getPath().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(json.getPath().stream()
                .map(EventCodec::stepOf)
                .collect(Collectors.joining("."))
                .replace(".[", "["));
    }

    private static String stepOf(JacksonException.Reference step) {
        if (step.getPropertyName() == null) {
            return "[" + step.getIndex() + "]";
        }
        return FIELD_NAMES.contains(step.getPropertyName()) ? step.getPropertyName() : "?";
    }

    private static void refuseMissing(String where, Record event) {
        for (RecordComponent component : REQUIRED.computeIfAbsent(event.getClass(), EventCodec::requiredOf)) {
            String name = where + "." + component.getName();
            switch (read(component, event)) {
                case null -> throw new IllegalArgumentException(name + " is missing");
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
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive() && !EventJson.optional(component))
                .toList();
    }

    private static @Nullable Object read(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("Cannot read " + component, unreadable);
        }
    }

    private static Set<String> fieldNames() {
        Set<String> names = new HashSet<>();
        Arrays.stream(EventType.values()).forEach(type -> collectNames(type.type(), names));
        return Set.copyOf(names);
    }

    private static void collectNames(Type type, Set<String> names) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(item -> collectNames(item, names));
        } else if (type instanceof Class<?> item && item.isRecord()) {
            for (RecordComponent component : item.getRecordComponents()) {
                names.add(component.getName());
                collectNames(component.getGenericType(), names);
            }
        }
    }
}
