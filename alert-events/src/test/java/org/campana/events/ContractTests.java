package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What other versions and other programs rely on: every sample ever released is read, and what leaves today is
/// what the published schemas say.
class ContractTests {

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleEverReleasedIsReadAndWrittenAgainAsTheSchemaSays(Sample sample) {
        Event event = sample.event();
        byte[] written = EventCodec.encode(event);

        assertThat(event).isInstanceOf(sample.type().type());
        assertThat(EventSchema.of(sample.type()).errorsOf(sample.json())).isEmpty();
        assertThat(EventSchema.of(sample.type()).errorsOf(written)).isEmpty();
        assertThat(EventCodec.decode(sample.type().shortName(), written)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingOfASampleIsLostOnTheWay(Sample sample) {
        JsonNode written = JsonMapper.shared().readTree(EventCodec.encode(sample.event()));

        assertThat(normal(written)).isEqualTo(normal(sample.tree()));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasTwoSamplesAtLeast(EventType type) {
        assertThat(Sample.of(type)).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void schemaNamesTheSameFieldsAsTheRecord(EventType type) {
        EventSchema schema = EventSchema.of(type);

        assertSameFields(schema, schema.tree(), type.type());
    }

    @ParameterizedTest
    @EnumSource
    void schemaRefusesAnEventWithoutItsFields(EventType type) {
        assertThat(EventSchema.of(type).errorsOf(new byte[] {'{', '}'})).isNotEmpty();
    }

    @Test
    void schemaRefusesATimeThatIsNone() {
        ObjectNode stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree();
        stopped.put("stoppedAt", "yesterday");

        assertThat(EventSchema.of(EventType.ALERT_STOPPED)
                        .errorsOf(JsonMapper.shared().writeValueAsBytes(stopped)))
                .isNotEmpty();
    }

    @Test
    void samplesAreAddedAndNeverEdited() throws IOException {
        List<String> released = Files.readAllLines(Sample.GOLDEN.resolve("checksums.txt"));
        List<String> present =
                Sample.all().stream().map(ContractTests::checksumLine).toList();

        assertThat(present)
                .as("Golden samples say what released versions wrote. Never change one: add a file for the new"
                        + " version and its line to golden/checksums.txt")
                .containsExactlyInAnyOrderElementsOf(released);
    }

    @Test
    void aMissingSchemaFileWouldBeNoticed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(type -> type.shortName() + ".v1.json")
                            .toList());
        }
    }

    @Test
    void eventThatLacksAFieldIsNotWrittenAtAll() {
        // Only code that the null checker does not see can make such an event; its transaction has to fail.
        Event halved = new DeliveriesStopped(AlertId.random(), 1, (Instant) unchecked());

        assertThatThrownBy(() -> EventCodec.encode(halved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deliveries-stopped.stoppedAt is missing");
    }

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static Object unchecked() {
        return null;
    }

    /// A number has no form of its own in JSON: 36 and 36.0 are the same.
    private static JsonNode normal(JsonNode tree) {
        return JsonMapper.shared().readTree(tree.toString().replaceAll("(\\d)\\.0([,}])", "$1$2"));
    }

    private static void assertSameFields(EventSchema schema, JsonNode object, Class<?> type) {
        List<RecordComponent> components = List.of(type.getRecordComponents());

        assertThat(object.get("properties").propertyNames())
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(object.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !EventJson.optional(component))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            JsonNode property = schema.resolved(object.get("properties").get(component.getName()));
            assertThat(property.isMissingNode()).as(component.toString()).isFalse();
            nested(component.getGenericType()).forEach(inner -> {
                JsonNode described = property.has("items") ? schema.resolved(property.get("items")) : property;
                if (inner.isEnum()) {
                    assertThat(described.get("enum").valueStream().map(JsonNode::asString))
                            .containsExactlyElementsOf(Arrays.stream(inner.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
                } else if (described.has("properties")) {
                    assertSameFields(schema, described, inner);
                }
            });
        }
    }

    private static Stream<Class<?>> nested(Type type) {
        return switch (type) {
            case ParameterizedType list ->
                Arrays.stream(list.getActualTypeArguments()).flatMap(ContractTests::nested);
            case Class<?> one when one.isRecord() || one.isEnum() -> Stream.of(one);
            default -> Stream.of();
        };
    }

    private static String checksumLine(Sample sample) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sample.json());
            return HexFormat.of().formatHex(digest) + "  " + sample.name();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
