package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageNamesTests {

    @Test
    void namesAreInTheReadersLanguage() {
        assertThat(LanguageNames.of("vi", Locale.ENGLISH)).isEqualTo("Vietnamese");
        assertThat(LanguageNames.of("vi", Locale.of("es"))).isEqualTo("vietnamita");
    }

    @Test
    void languagesThatJavaDoesNotKnowHaveNamesToo() {
        assertThat(LanguageNames.of("mam", Locale.ENGLISH)).isEqualTo("Mam");
        assertThat(LanguageNames.own("kjb")).isEqualTo("Q'anjob'al");
        assertThat(LanguageNames.of("qqq", Locale.ENGLISH)).isEqualTo("qqq");
    }

    @Test
    void speakersReadTheirOwnName() {
        assertThat(LanguageNames.own("es")).isEqualTo("Espa\u00f1ol");
        assertThat(LanguageNames.own("ar")).isEqualTo("\u0627\u0644\u0639\u0631\u0628\u064a\u0629");
    }
}
