package org.campana.dispatcher.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.dispatcher.wording.Finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingLinterTests {

    private static final WordingLinter LINTER = new WordingLinter(List.of("alerts.example.org/help", "209-555-0100"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXCLAMATION | Agents are near field!
            EXCLAMATION | \u00a1Cuidado, agentes cerca de field.
            CAPITALS    | field: GO home now. Please.
            CAPITALS    | NO VENGA AHORA
            CAPITALS    | There is ICE near field.
            PLATE       | White van 7ABC123 near field.
            PLATE       | Car with plate ABC 1234 near the gate.
            PLATE       | Carro con placas 8x22 cerca de field.
            PHONE       | Call 555-010-0199 for help.
            PHONE       | Llame al (209) 555 0134.
            LINK        | See https://example.org for more.
            LINK        | Mas en example.com/alerta.
            AGENT       | Agent Miller is near field.
            AGENT       | The agents, officer Brown and others, are near field.
            AGENT       | Cerca de field: el agente Torres.
            AGENT       | El Sr. Lopez viene.
            AGENT       | Agents near field, badge 4521.
            AGENT       | Agents near field, badge number 12.
            NAME        | Please call Maria if you need a ride.
            NAME        | Federal agents near field with Juan Perez.
            NAME        | Hay agentes cerca de la casa de Rosa.
            INTERFERE   | Agents near field. Come and block the door.
            INTERFERE   | Surround the car.
            INTERFERE   | Do not let them in.
            INTERFERE   | Please film them up close.
            INTERFERE   | Vengan y no los dejen pasar.
            INTERFERE   | Det\u00e9nganlos en la puerta.
            INTERFERE   | Rodeen el carro.
            INTERFERE   | Hagan una cadena humana.
            """)
    void whatFrightensOrPointsAtSomebodyOrCallsToActIsFoundOnce(Rule rule, String text) {
        assertThat(LINTER.findings(text)).extracting(Finding::rule).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "field: CONFIRMED. Federal agents near field, field, 2:10 PM.",
                "field: CONFIRMADO. Agentes cerca de field, 10:10 PM.",
                "DRILL - not real. Reply STOP to leave.",
                "SIMULACRO - no es real. ALTO para salir.",
                "Reply 1 seen, 2 need help, 3 all safe",
                "Agents were near field. They left two blocks down the street.",
                "On Monday I can help you in Spanish.",
                "Agents near field. 12 people saw it.",
                "El agente se fue. Ya puede venir.",
                "Call us at 209-555-0100 or see alerts.example.org/help for more.",
                "\u062a\u0645 \u0627\u0644\u062a\u0623\u0643\u062f: field 2:10 PM.",
            })
    void plainWordsPass(String text) {
        assertThat(LINTER.findings(text)).isEmpty();
    }

    @Test
    void eachFaultIsFoundOnItsOwnAndPointedAt() {
        assertThat(LINTER.findings("RUN now! Van 7ABC123 of Agent Miller."))
                .containsExactly(
                        new Finding(Rule.AGENT, "Agent Miller."),
                        new Finding(Rule.PLATE, "7ABC123"),
                        new Finding(Rule.CAPITALS, "RUN"),
                        new Finding(Rule.EXCLAMATION, "!"));
    }

    @Test
    void whatAProgramIsToldDoesNotRepeatTheWords() {
        assertThat(new Finding(Rule.AGENT, "Agent Miller").fix()).doesNotContain("Miller");
        assertThat(new Finding(Rule.MISSING_FIELD, "school").fix()).startsWith("Say {school}:");
    }
}
