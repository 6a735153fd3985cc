package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class AnswersTests {

    private static final PhoneNumber SOMEBODY = PhoneNumber.of("+12025550143");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T14:00:00Z"));
    private final Answers answers = new Answers(
            messages(),
            new NetworkNames(
                    Map.of("en", "A name of twenty cha", "es", "Un nombre de veintes"), "the office at 202-555-0100"),
            new ReplyLimit(clock),
            new ReceiptMeters(new SimpleMeterRegistry()));

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/notifier");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Stream<String> keys() {
        return Stream.of("stopped", "started", "stranger", "help", "menu", "seen", "need-help", "all-safe");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyAnswerBeginsWithTheProgrammeAndTakesAtMostTwoSegmentsOfPlainLetters(String key) {
        for (Language language : new Language[] {Language.ENGLISH, Language.SPANISH}) {
            String text = answers.text(key, language);

            assertThat(text).startsWith(language.equals(Language.ENGLISH) ? "A name of" : "Un nombre de");
            assertThat(SmsText.of(text).encoding().name()).isEqualTo("GSM_7");
            assertThat(SmsText.of(text).segments()).isLessThanOrEqualTo(2);
            assertThat(text).doesNotContain("!", "{");
        }
        assertThat(answers.text(key, Language.SPANISH)).isNotEqualTo(answers.text(key, Language.ENGLISH));
    }

    @Test
    void helpSaysWhoHowMuchAndHowToLeave() {
        assertThat(answers.help(Language.ENGLISH)).contains("the office at 202-555-0100", "rates may apply", "STOP");
        assertThat(answers.help(Language.SPANISH)).contains("ALTO");
        assertThat(SmsText.of(answers.help(Language.SPANISH)).segments()).isLessThanOrEqualTo(2);
    }

    @Test
    void aMachineThatAnswersBackGetsThreeAnswersAnHour() {
        long answered = Stream.generate(() -> answers.mayAnswer(SOMEBODY))
                .limit(100)
                .filter(yes -> yes)
                .count();
        assertThat(answered).isEqualTo(3);
        assertThat(answers.mayAnswer(PhoneNumber.of("+12025550144"))).isTrue();

        clock.advance(Duration.ofMinutes(61));
        assertThat(answers.mayAnswer(SOMEBODY)).isTrue();
    }
}
