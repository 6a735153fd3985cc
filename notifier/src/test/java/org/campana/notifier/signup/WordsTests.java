package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.campana.events.sms.SmsEncoding;
import org.campana.events.sms.SmsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the web door and of the posters.
class WordsTests {

    private static Properties words(String bundle) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WordsTests.class.getResourceAsStream("/i18n/" + bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "poster"})
    void everyWordIsThereInSpanishTooAndArabicAddsNone(String bundle) throws IOException {
        assertThat(words(bundle + "_es").stringPropertyNames())
                .isEqualTo(words(bundle).stringPropertyNames());
        assertThat(words(bundle).stringPropertyNames())
                .containsAll(words(bundle + "_ar").stringPropertyNames());
    }

    @Test
    void everythingAFamilyReadsIsThereInArabic() throws IOException {
        assertThat(words("signup_ar").stringPropertyNames())
                .containsAll(words("signup").stringPropertyNames().stream()
                        .filter(key -> key.startsWith("signup."))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "signup_es", "signup_ar", "poster", "poster_es", "poster_ar"})
    void nobodyIsShoutedAt(String bundle) throws IOException {
        words(bundle)
                .values()
                .forEach(text ->
                        assertThat(text.toString()).doesNotContain("!", "¡").isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "signup_es"})
    void theTextWithTheCodeIsOneSegment(String bundle) throws IOException {
        SmsText text = SmsText.of(code(bundle, "Alertas Valle"));

        assertThat(text.encoding()).isEqualTo(SmsEncoding.GSM_7);
        assertThat(text.segments()).isEqualTo(1);
    }

    @Test
    void theTextWithTheCodeIsTwoSegmentsInArabicAtMost() throws IOException {
        assertThat(SmsText.of(code("signup_ar", "Valle Alerts")).segments()).isLessThanOrEqualTo(2);
    }

    private static String code(String bundle, String programme) throws IOException {
        return new MessageFormat(words(bundle).getProperty("signup.text"), Locale.ENGLISH)
                .format(new Object[] {programme, "123456", "10"});
    }
}
