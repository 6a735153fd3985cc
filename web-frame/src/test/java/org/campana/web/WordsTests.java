package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void everyWordIsThereInSpanishToo() throws IOException {
        for (String bundle : new String[] {"frame", "sheet", "privacy"}) {
            Properties english = words("/i18n/" + bundle + ".properties");
            Properties spanish = words("/i18n/" + bundle + "_es.properties");

            assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        }
    }

    @Test
    void arabicSaysNothingThatEnglishDoesNot() throws IOException {
        assertThat(words("/i18n/frame.properties").stringPropertyNames())
                .containsAll(words("/i18n/frame_ar.properties").stringPropertyNames());
    }

    @Test
    void nobodyIsShoutedAt() throws IOException {
        for (String bundle :
                new String[] {"frame", "frame_es", "frame_ar", "sheet", "sheet_es", "privacy", "privacy_es"}) {
            words("/i18n/" + bundle + ".properties")
                    .values()
                    .forEach(text ->
                            assertThat(text.toString()).doesNotContain("!", "¡").isNotBlank());
        }
    }

    @Test
    void sheetUsesLogicalPropertiesOnlySoThatArabicIsMirrored() throws IOException {
        String css = text("/static/frame/campana.css");

        assertThat(css)
                .doesNotContainPattern("(margin|padding|border)-(left|right|top|bottom)")
                .doesNotContainPattern("[;{]\\s*(left|right|top|bottom|width|height|min-width|max-width)\\s*:")
                .doesNotContainPattern("text-align:\\s*(left|right)")
                .doesNotContain("float:", "url(", "@import", "text-transform: uppercase");
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = reader(file)) {
            words.load(reader);
        }
        return words;
    }

    private static String text(String file) throws IOException {
        try (Reader reader = reader(file)) {
            return reader.readAllAsString();
        }
    }

    private static Reader reader(String file) {
        return new InputStreamReader(
                Objects.requireNonNull(WordsTests.class.getResourceAsStream(file)), StandardCharsets.UTF_8);
    }
}
