package org.campana.events.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our count against Twilio's published calculator, over the vectors that `src/test/oracle/segments.mjs` wrote.
class SmsTextOracleTests {

    @TestFactory
    Stream<DynamicTest> countsAsTheCarrierBills() throws IOException {
        List<JsonNode> vectors = vectors();

        assertThat(vectors).hasSizeGreaterThan(900);
        return vectors.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("note").asString(), () -> {
                    SmsText counted = SmsText.of(textOf(vector));

                    assertThat(counted).isEqualTo(expected(vector));
                }));
    }

    private static List<JsonNode> vectors() throws IOException {
        try (InputStream json = SmsTextOracleTests.class.getResourceAsStream("/sms/segments.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(json))
                    .valueStream()
                    .toList();
        }
    }

    private static String textOf(JsonNode vector) {
        StringBuilder text = new StringBuilder();
        vector.get("text")
                .forEach(piece ->
                        text.repeat(piece.get(0).asString(), piece.get(1).asInt()));
        return text.toString();
    }

    private static SmsText expected(JsonNode vector) {
        return new SmsText(
                vector.get("encoding").asString().equals("GSM-7") ? SmsEncoding.GSM_7 : SmsEncoding.UCS_2,
                vector.get("units").asInt(),
                vector.get("segments").asInt(),
                vector.get("breakers").valueStream().map(JsonNode::asString).toList());
    }
}
