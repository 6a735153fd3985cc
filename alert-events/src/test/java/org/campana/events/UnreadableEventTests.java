package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is not as the schema says is refused with the name of the field, never guessed, and nothing of it shows up
/// in the message.
class UnreadableEventTests {

    private static final String CANARY = "+15595550147";

    @TestFactory
    Stream<DynamicTest> eachMissingFieldIsRefusedWithItsName() {
        return requiredFields()
                .map(field -> DynamicTest.dynamicTest(
                        field.toString(), () -> assertRefused(field, ObjectNode::remove, field.name())));
    }

    @TestFactory
    Stream<DynamicTest> eachFieldThatIsNullIsRefusedWithItsName() {
        return requiredFields()
                .map(field -> DynamicTest.dynamicTest(
                        field.toString(), () -> assertRefused(field, ObjectNode::putNull, field.name())));
    }

    @TestFactory
    Stream<DynamicTest> noFieldIsGuessedFromAnotherKindOfValue() {
        return requiredFields()
                .flatMap(field -> Stream.<Change>of(
                                ObjectNode::putObject,
                                (object, name) ->
                                        object.put(name, object.get(name).isNumber() ? "1" : ""),
                                (object, name) ->
                                        object.put(name, true ^ object.get(name).isBoolean() ? 1.5 : 0.5),
                                (object, name) -> object.set(
                                        name,
                                        object.get(name).isBoolean() ? object.numberNode(1) : object.booleanNode(true)))
                        .filter(change -> !isDouble(field) || change.changesKindOf(field))
                        .map(change -> DynamicTest.dynamicTest(
                                field.toString(), () -> assertRefused(field, change, field.name()))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfANewerVersionArePassedOver(Sample sample) {
        ObjectNode newer = sample.tree();
        objectsIn(newer).forEach(object -> {
            object.put("addedLater", 7);
            object.putObject("addedLaterToo").putArray("list").add(1);
        });

        assertThat(decode(sample, newer)).isEqualTo(sample.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noMessageRepeatsWhatTheRecordHolds(Sample sample) {
        for (ObjectNode object : objectsIn(sample.tree())) {
            for (String name : List.copyOf(object.propertyNames())) {
                ObjectNode tampered = sample.tree();
                objectsIn(tampered).stream()
                        .filter(same -> same.has(name))
                        .forEach(same -> same.put(name, CANARY).put(CANARY, CANARY));

                Throwable refused = catchThrowable(() -> decode(sample, tampered));

                if (refused != null) {
                    assertThat(refused)
                            .isInstanceOf(UnreadableEventException.class)
                            .hasNoCause()
                            .hasMessageNotContaining(CANARY)
                            .hasMessageNotContaining("5595550147");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void brokenJsonIsRefusedWhereverItBreaks(Sample sample) {
        String sound = sample.tree().put(CANARY, CANARY).toString();

        IntStream.range(0, sound.length())
                .forEach(end -> assertThatThrownBy(() -> decode(sample.type(), sound.substring(0, end)))
                        .isInstanceOf(UnreadableEventException.class)
                        .hasNoCause()
                        .hasMessageNotContaining(CANARY)
                        .hasMessageNotContaining("Lincoln"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void damagedBytesNeverFailInAnotherWay(Sample sample) {
        Random seeded = new Random(20261122);
        byte[] sound = sample.json();

        for (int round = 0; round < 300; round++) {
            byte[] damaged = sound.clone();
            damaged[seeded.nextInt(damaged.length)] = (byte) seeded.nextInt(256);
            damaged[seeded.nextInt(damaged.length)] = (byte) seeded.nextInt(256);

            Throwable refused =
                    catchThrowable(() -> EventCodec.decode(sample.type().shortName(), damaged));

            assertThat(refused == null || refused instanceof UnreadableEventException)
                    .as("%s", refused)
                    .isTrue();
        }
    }

    @Test
    void unknownTypeIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> EventCodec.decode(CANARY, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("Unknown event type; this version may be older than its writer");
    }

    @Test
    void missingDrillIsNeverReadAsARealAlert() {
        ObjectNode released = Sample.of(EventType.ALERT_RELEASED).getFirst().tree();
        released.remove("drill");

        assertThatThrownBy(() -> decode(EventType.ALERT_RELEASED, released.toString()))
                .hasMessage("Event alert-released cannot be read: drill is missing, or has a form that this version"
                        + " does not know");
    }

    @Test
    void brokenRuleIsNamed() {
        ObjectNode released = Sample.of(EventType.ALERT_RELEASED).getFirst().tree();
        released.put("expiresAt", released.get("releasedAt").asString());

        assertThatThrownBy(() -> decode(EventType.ALERT_RELEASED, released.toString()))
                .hasMessage("Event alert-released cannot be read: expiresAt must be after releasedAt");
    }

    @Test
    void placeOfAFaultWithinAListIsNamed() {
        ObjectNode reported = Sample.of(EventType.DELIVERIES_REPORTED).getLast().tree();
        ((ObjectNode) reported.get("deliveries").get(1)).put("status", "READ");

        assertThatThrownBy(() -> decode(EventType.DELIVERIES_REPORTED, reported.toString()))
                .hasMessageContaining("deliveries[1].status is missing, or has a form");
    }

    @Test
    void nullInAListIsRefused() {
        ObjectNode subscription =
                Sample.of(EventType.SUBSCRIPTION_CHANGED).getFirst().tree();
        ((ArrayNode) subscription.get("languages")).addNull();

        assertThatThrownBy(() -> decode(EventType.SUBSCRIPTION_CHANGED, subscription.toString()))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("languages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"alert\""})
    void whatIsNoSingleObjectIsRefused(String json) {
        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, json)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void secondValueBehindTheEventIsRefused() {
        String stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree().toString();

        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, stopped + stopped))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void fieldGivenTwiceIsRefused() {
        String stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree().toString();

        assertThatThrownBy(() ->
                        decode(EventType.ALERT_STOPPED, stopped.replace("\"revision\"", "\"revision\":9,\"revision\"")))
                .hasMessageContaining("not well-formed JSON");
    }

    @Test
    void deepNestingIsRefusedEvenInAFieldThatIsPassedOver() {
        String stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree().toString();
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, stopped.replace("{", "{\"deep\":" + deep + ",")))
                .hasMessageContaining("limits of size and depth");
    }

    @ParameterizedTest
    @CsvSource({"alertId, 1-1-1-1-1", "stoppedAt, 1795385700000", "stoppedAt, 2026-11-20 22:15", "revision, 1.0"})
    void looseFormsAreRefused(String field, String value) {
        ObjectNode stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree();
        stopped.put(field, value);

        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, stopped.toString()))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(field);
    }

    @Test
    void enumIsReadByItsNameOnly() {
        ObjectNode released = Sample.of(EventType.ALERT_RELEASED).getFirst().tree();
        released.put("audience", 0);

        assertThatThrownBy(() -> decode(EventType.ALERT_RELEASED, released.toString()))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("audience");
    }

    @Test
    void nestingBeyondTwentyIsRefused() {
        String stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree().toString();
        String nested = "[".repeat(20) + "]".repeat(20);

        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, stopped.replace("{", "{\"deep\":" + nested + ",")))
                .hasMessageContaining("limits of size and depth");
    }

    @Test
    void timeAsANumberIsRefusedBecauseNobodyKnowsItsUnit() {
        ObjectNode stopped = Sample.of(EventType.ALERT_STOPPED).getFirst().tree();
        stopped.put("stoppedAt", 1_795_385_700_000L);

        assertThatThrownBy(() -> decode(EventType.ALERT_STOPPED, stopped.toString()))
                .hasMessageContaining("stoppedAt");
    }

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    private static void assertRefused(Field field, Change change, String named) {
        ObjectNode tree = field.sample().tree();
        objectsIn(tree).stream().filter(object -> object.has(named)).forEach(object -> change.to(object, named));

        assertThatThrownBy(() -> decode(field.sample(), tree))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(named)
                .hasNoCause();
    }

    /// Every required field of every type, in the top object and in those within, each in a sample that has it.
    private static Stream<Field> requiredFields() {
        return Stream.of(EventType.values()).flatMap(type -> {
            EventSchema schema = EventSchema.of(type);
            return Stream.concat(
                            Stream.of(schema.tree()), schema.tree().get("$defs").valueStream())
                    .filter(object -> object.has("required"))
                    .flatMap(object -> object.get("required").valueStream().map(JsonNode::asString))
                    .distinct()
                    .map(name -> new Field(sampleWith(type, name), name));
        });
    }

    private static Sample sampleWith(EventType type, String name) {
        return Sample.of(type).stream()
                .filter(sample -> objectsIn(sample.tree()).stream().anyMatch(object -> object.has(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type.shortName() + " has " + name));
    }

    private static boolean isDouble(Field field) {
        return field.name().equals("latitude") || field.name().equals("longitude");
    }

    private static List<ObjectNode> objectsIn(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        Consumer<JsonNode> walk = inner -> objects.addAll(objectsIn(inner));
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.valueStream().forEach(walk);
        return objects;
    }

    private static Event decode(Sample sample, JsonNode json) {
        return decode(sample.type(), json.toString());
    }

    private static Event decode(EventType type, String json) {
        return EventCodec.decode(type.shortName(), json.getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Change {

        @Nullable
        Object to(ObjectNode object, String name);

        /// A number is sound for a double whatever its form; only the other changes are wrong there.
        default boolean changesKindOf(Field field) {
            ObjectNode tree = field.sample().tree();
            to(tree, field.name());
            return !tree.get(field.name()).isNumber();
        }
    }

    private record Field(Sample sample, String name) {

        @Override
        public String toString() {
            return sample.type().shortName() + "." + name;
        }
    }
}
