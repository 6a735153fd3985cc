package org.campana.notifier.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageNamesTests {

    private final LanguageNames names = new LanguageNames(List.of("en", "es", "mam"));

    @ParameterizedTest
    @CsvSource({
        "ES, es",
        "es, es",
        "ESPAÑOL, es",
        "espanol, es",
        "Spanish, es",
        "AR, ar",
        "العربية, ar",
        "arabe, ar",
        "árabe, ar",
        "zh-hans, zh-Hans",
        "中文, zh-Hans",
        "Tiếng Việt, vi",
        "tieng viet, vi",
        "Mam, mam",
        "k’iche’, quc",
        "PT-BR, pt-BR",
        "Dari, fa-AF",
        "한국어, ko",
        "हिन्दी, hi"
    })
    void aLanguageIsNamedByItsTagOrInItselfOrInEnglishOrSpanish(String written, String tag) {
        assertThat(names.named(written)).hasValue(Language.of(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "please", "no", "1", "es please", "Spanish and English"})
    void otherWordsNameNone(String written) {
        assertThat(names.named(written)).isEmpty();
    }

    @Test
    void everyTagAndEveryNameOfTheListNamesItsOwnLanguage() {
        for (Language language : names.all()) {
            assertThat(names.named(language.tag())).as(language.tag()).hasValue(language);
            assertThat(names.named(names.nameIn(Language.ENGLISH, language))).hasValue(language);
            assertThat(names.named(names.nameIn(Language.SPANISH, language))).hasValue(language);
        }
    }

    @Test
    void namesInOurTextsAreOfPlainLetters() {
        for (Language language : names.all()) {
            assertThat(SmsText.of(names.nameIn(Language.ENGLISH, language)).breakers())
                    .isEmpty();
            assertThat(SmsText.of(names.nameIn(Language.SPANISH, language)).breakers())
                    .isEmpty();
        }
    }

    @Test
    void aNumberIsALanguageOfTheQuestion() {
        assertThat(names.numbered("2")).hasValue(Language.SPANISH);
        assertThat(names.numbered(" 3 Mam ")).hasValue(Language.of("mam"));
        assertThat(names.numbered("4")).isEmpty();
        assertThat(names.numbered("0")).isEmpty();
        assertThat(names.question()).isEqualTo("1 English\n2 Español\n3 Mam");
    }
}
