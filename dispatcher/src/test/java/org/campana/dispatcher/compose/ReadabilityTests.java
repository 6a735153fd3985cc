package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
