package org.campana.dispatcher.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingWordsTests {

    @ParameterizedTest
    @ValueSource(strings = {"wording", "recording"})
    void everyWordIsThereInSpanishToo(String bundle) throws IOException {
        assertThat(words("/i18n/" + bundle + "_es.properties").stringPropertyNames())
                .isEqualTo(words("/i18n/" + bundle + ".properties").stringPropertyNames());
    }

    @Test
    void everyFindingSaysWhatToChange() throws IOException {
        Properties words = words("/i18n/wording.properties");

        for (Finding.Rule rule : Finding.Rule.values()) {
            assertThat(words.getProperty("wording.finding." + rule.key())).isNotBlank();
        }
    }

    @Test
    void nobodyIsShoutedAt() throws IOException {
        for (String file : new String[] {"/i18n/wording.properties", "/i18n/wording_es.properties"}) {
            words(file).values().forEach(text -> assertThat(text.toString()).doesNotContain("!", "\u00a1"));
        }
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WordingWordsTests.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
