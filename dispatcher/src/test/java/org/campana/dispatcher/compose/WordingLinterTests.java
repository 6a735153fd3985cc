package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingLinterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agents are near Lincoln School!",
                "\u00a1Cuidado, agentes cerca!",
                "Valle Alerts: GO HOME NOW. Please.",
                "NO VENGA AHORA",
                "White van 7ABC123 near Lincoln School.",
                "Car with plate ABC 1234 near the gate.",
                "Call 555-010-0199 for help.",
                "See https://example.org for more.",
            })
    void whatFrightensOrPointsAtSomebodyIsFound(String text) {
        assertThat(WordingLinter.findings(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Valle Alerts: CONFIRMED. Federal agents near Lincoln School, 5th and Oak, 2:10 PM.",
                "Alertas Valle: CONFIRMADO. Agentes cerca de P.S. 124, 10:10 PM.",
                "DRILL - not real. Reply STOP to leave.",
                "Reply 1 seen, 2 need help, 3 all safe",
            })
    void plainWordsPass(String text) {
        assertThat(WordingLinter.findings(text)).isEmpty();
    }

    @Test
    void eachFaultIsFoundOnItsOwn() {
        assertThat(WordingLinter.findings("RUN NOW! Van 7ABC123.")).hasSize(3);
    }
}
