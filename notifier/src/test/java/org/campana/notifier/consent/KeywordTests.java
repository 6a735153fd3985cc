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

    @ParameterizedTest
    @CsvSource({
        "please stop texting me, en",
        "Please stop, en",
        "PLEASE don't text me anymore, en",
        "Don\u2019t text me, en",
        "this is the wrong number, en",
        "remove me from this list, en",
        "can you leave me alone, en",
        "yes please remove me, en",
        "Ya no quiero mensajes, es",
        "qu\u00edtenme de la lista por favor, es",
        "no me manden m\u00e1s, es",
        "baja, es",
        "n\u00famero equivocado, es",
        "\u062a\u064e\u0648\u064e\u0642\u0651\u064e\u0641, ar",
        "\u062a\u0640\u0640\u0648\u0642\u0641, ar",
        "\u0627\u064a\u0642\u0627\u0641, ar",
        "D\u1eebng!, vi",
        "arr\u00eat, fr",
        "\u505c\u6b62\u3002, zh-Hans"
    })
    void whatSoundsLikeLeavingIsForAPersonToRead(String text, String language) {
        assertThat(Keyword.in(text)).hasValue(new Heard(Keyword.LEAVING, Language.of(language)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please stop by the office",
                "the bus stop is closed",
                "leave the door open",
                "who removed the sign?",
                "Arr\u00eat de bus",
                "\u505c\u6b62 \u4e86 \u5417",
                "no quiero que vengan",
                "la baja temporada"
            })
    void narrowWordsDoNotTakeAnyoneOffByMistake(String text) {
        assertThat(Keyword.in(text)).isEmpty();
    }

    @Test
    void stopAsTheFirstWordIsNoQuestionForAPerson() {
        assertThat(Keyword.in("stop texting me")).map(Heard::keyword).hasValue(Keyword.STOP);
    }

    @Test
    void foldingMakesOneOfDigitsInBoxesAndFullWidthLetters() {
        assertThat(Keyword.fold("1\uFE0F\u20E3")).isEqualTo("1");
        assertThat(Keyword.fold("\uFF2C\uFF29\uFF2E\uFF23\uFF2F\uFF2C\uFF2E \uFF25\uFF33"))
                .isEqualTo("LINCOLN ES");
        assertThat(Keyword.fold("\u200Fstop\u200F")).isEqualTo("STOP");
    }

    @Test
    void foldingLeavesBareUpperCaseWords() {
        assertThat(Keyword.fold("  ¿Estamos  muy-bien? 👍 ")).isEqualTo("ESTAMOS MUY BIEN");
    }
}
