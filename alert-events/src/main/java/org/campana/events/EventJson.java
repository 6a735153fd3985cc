package org.campana.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// How JSON becomes records: what is missing, null or of another kind than the schema says is refused, never
/// guessed. Without these settings Jackson reads a missing boolean as false (a drill would turn into an alert), an
/// enum from its number, a time from any number.
final class EventJson {

    /// Far above the largest event, `DeliveriesReported` with 500 deliveries.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxDocumentLength(1_000_000)
            .maxStringLength(10_000)
            .maxNumberLength(40)
            .build();

    private EventJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(LIMITS).build())
                .annotationIntrospector(new NullnessIntrospector())
                .addModule(new SimpleModule("campana-events").addDeserializer(Instant.class, new InstantFromText()))
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /// Whether a record may leave the component out.
    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// Takes "required" from JSpecify: what is not [Nullable] may be neither absent nor null. Jackson by itself
    /// sees annotations of declarations only, and JSpecify's stand at the type.
    private static final class NullnessIntrospector extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedMember member
                    && componentOf(member)
                            .filter(component -> !optional(component))
                            .isPresent()) {
                return JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL);
            }
            return super.findSetterInfo(config, annotated);
        }

        private static Optional<RecordComponent> componentOf(AnnotatedMember member) {
            RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
            if (components == null) {
                return Optional.empty();
            }
            if (member instanceof AnnotatedParameter parameter) {
                return parameter.getOwner().getMember() instanceof Constructor<?>
                        ? Optional.of(components[parameter.getIndex()])
                        : Optional.empty();
            }
            return Arrays.stream(components)
                    .filter(component -> component.getName().equals(member.getName()))
                    .findFirst();
        }
    }

    /// ISO 8601 text only. Jackson's own reader takes a number as seconds too: milliseconds written by mistake would
    /// become an expiry thousands of years away.
    private static final class InstantFromText extends StdScalarDeserializer<Instant> {

        private static final String RULE = "a time must be in ISO 8601, such as 2026-11-22T14:10:00Z";

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            Require.that(parser.currentToken() == JsonToken.VALUE_STRING, RULE);
            try {
                return Instant.parse(parser.getString());
            } catch (DateTimeException malformed) {
                throw new FieldRefusedException(RULE);
            }
        }
    }
}
