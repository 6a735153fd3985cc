package org.campana.dispatcher.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.campana.events.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTests {

    @Test
    void syllablesAreCountedAsSpoken() {
        assertThat(Readability.englishSyllables("federal")).isEqualTo(3);
        assertThat(Readability.englishSyllables("locked")).isEqualTo(1);
        assertThat(Readability.englishSyllables("come")).isEqualTo(1);
        assertThat(Readability.spanishSyllables("federales")).isEqualTo(4);
        assertThat(Readability.spanishSyllables("siguen")).isEqualTo(2);
        assertThat(Readability.spanishSyllables("veo")).isEqualTo(2);
        assertThat(Readability.spanishSyllables("puertas")).isEqualTo(2);
    }

    @Test
    void officialProseIsHardAndPlainWordsAreNot() {
        assertThat(Readability.grade("Immigration enforcement personnel have been observed in the immediate vicinity of"
                        + " the educational institution; guardians are advised to refrain from attending."))
                .isGreaterThan(12);
        assertThat(Readability.grade("Please do not come now. The doors are locked."))
                .isLessThan(3);
        assertThat(Readability.ease("La administracion correspondiente comunica la presencia de funcionarios federales"
                        + " en las inmediaciones del establecimiento educativo mencionado anteriormente."))
                .isLessThan(50);
        assertThat(Readability.ease("No venga ahora. Las puertas se cerraron.")).isGreaterThan(80);
    }

    /// Samples with the school year that the formulas give them.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Please do not come now. The doors are locked.                                          | -2.04
            en | Federal agents are near the school. Please do not come now.                             | 1.57
            en | Immigration officials conducted an operation in the vicinity of the educational campus. | 18.59
            es | No venga ahora. Las puertas se cerraron.                                               | 3.82
            es | Hay agentes federales cerca de la escuela. Por favor no venga.                         | 4.33
            es | Funcionarios federales realizaron operaciones en las inmediaciones del establecimiento. | 14.57
            """)
    void samplesHaveTheirYear(String language, String text, double year) {
        assertThat(Readability.year(text, Language.of(language)).orElseThrow()).isCloseTo(year, within(0.01));
    }

    @Test
    void accentsAreVowelsToo() {
        assertThat(Readability.spanishSyllables("despu\u00e9s")).isEqualTo(2);
        assertThat(Readability.spanishSyllables("todav\u00eda")).isEqualTo(4);
    }

    @Test
    void languagesWithoutAFormulaHaveNoYear() {
        assertThat(Readability.year("Tanpri pa vini kounye a.", Language.of("ht")))
                .isEmpty();
    }
}
