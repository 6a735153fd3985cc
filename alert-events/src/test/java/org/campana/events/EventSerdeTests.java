package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSerdeTests {

    private final EventSerializer serializer = new EventSerializer();
    private final EventDeserializer deserializer = new EventDeserializer();
    private final Headers headers = new RecordHeaders();

    @ParameterizedTest
    @MethodSource("org.campana.events.ContractTests#samples")
    void eventComesBackByItsShortName(Sample sample) {
        byte[] value = serializer.serialize("any", headers, sample.event());

        assertThat(new String(headers.lastHeader(EventType.HEADER).value(), StandardCharsets.UTF_8))
                .isEqualTo(sample.type().shortName());
        assertThat(deserializer.deserialize("any", headers, value)).isEqualTo(sample.event());
        assertThat(EventType.of(sample.event())).isEqualTo(sample.type());
    }

    @Test
    void recordSentAgainCarriesOneHeaderOnly() {
        Event event = Sample.of(EventType.ALERT_STOPPED).getFirst().event();
        serializer.serialize("any", headers, event);
        serializer.serialize("any", headers, event);

        assertThat(headers.headers(EventType.HEADER)).hasSize(1);
    }

    @Test
    void tombstoneStaysNull() {
        assertThat(serializer.serialize("any", headers, null)).isNull();
        assertThat(deserializer.deserialize("any", headers, (byte[]) null)).isNull();
    }

    @Test
    void recordWithoutATypeIsUnreadable() {
        byte[] value = Sample.of(EventType.ALERT_STOPPED).getFirst().json();

        assertThatThrownBy(() -> deserializer.deserialize("alerts.v1", headers, value))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("Record on alerts.v1 has no header event-type");
    }

    @Test
    void recordWithAnEmptyTypeIsUnreadable() {
        headers.add(EventType.HEADER, null);
        byte[] value = Sample.of(EventType.ALERT_STOPPED).getFirst().json();

        assertThatThrownBy(() -> deserializer.deserialize("alerts.v1", headers, value))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void sendingWithoutHeadersIsAnErrorOfTheProgram() {
        Event event = Sample.of(EventType.ALERT_STOPPED).getFirst().event();

        assertThatThrownBy(() -> serializer.serialize("alerts.v1", event)).isInstanceOf(SerializationException.class);
    }
}
