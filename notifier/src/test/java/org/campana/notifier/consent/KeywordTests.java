package org.campana.notifier.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.campana.events.Language;
import org.campana.notifier.consent.Keyword.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOP!!! 😡",
                "stop texting me",
                "ＳＴＯＰ",
                "STOPALL",
                "unsubscribe",
                "Cancel",
                "END",
                "quit",
                "revoke",
                "OPTOUT",
                "opt out",
                "Opt-out please",
                "ALTO",
                "¡Alto!",
                "parar",
                "BASTA ya",
                "cancelar",
                "salir",
                "🛑 stop"
            })
    void stopIsHeardHoweverItIsWritten(String text) {
        assertThat(Keyword.in(text)).map(Heard::keyword).hasValue(Keyword.STOP);
    }

    @ParameterizedTest
    @CsvSource({
        "START, START, en",
        "Unstop, START, en",
        "iniciar, START, es",
        "Yes, YES, en",
        "SÍ, YES, es",
        "si, YES, es",
        "help, HELP, en",
        "INFO?, HELP, en",
        "Ayúda, HELP, es",
        "ayuda por favor, HELP, es"
    })
    void otherWordsAreHeardInTheirLanguage(String text, Keyword keyword, String language) {
        assertThat(Keyword.in(text)).hasValue(new Heard(keyword, Language.of(language)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "😀",
                "1",
                "please stop",
                "I will not stop",
                "stopping by",
                "nonstop",
                "optional outing",
                "LINCOLN ES",
                "altogether",
                "quite",
                "ending"
            })
    void whatOnlyContainsAWordIsNone(String text) {
        assertThat(Keyword.in(text)).isEmpty();
    }

    @Test
    void foldingLeavesBareUpperCaseWords() {
        assertThat(Keyword.fold("  ¿Está  todo-bien? 👍 ")).isEqualTo("ESTA TODO BIEN");
    }
}
