package org.campana.notifier.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.enrol.LanguageNames;
import org.campana.notifier.enrol.SpokenLanguages;
import org.campana.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

class AnswersTests {

    private static final PhoneNumber SOMEBODY = PhoneNumber.of("+12025550143");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T14:00:00Z"));
    private final Answers answers = new Answers(
            messages(),
            new NetworkNames(
                    Map.of("en", "A name of twenty cha", "es", "Un nombre de veintes"), "the office at 202-555-0100"));
    private final ReplyLimit limit = new ReplyLimit(clock);
    private final LanguageNames languages = new LanguageNames(List.of("en", "es", "ht", "mam", "vi", "zh-Hans", "ar"));

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/notifier");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Stream<String> keys() {
        return Stream.of(
                "stopped",
                "started",
                "leaving",
                "stranger",
                "already",
                "as-staff",
                "menu",
                "seen",
                "need-help",
                "all-safe");
    }

    private static void twoSegmentsOfPlainLetters(String text) {
        assertThat(SmsText.of(text).breakers()).as(text).isEmpty();
        assertThat(SmsText.of(text).segments()).as(text).isLessThanOrEqualTo(2);
        assertThat(text).doesNotContain("!", "{");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyAnswerBeginsWithTheProgrammeAndTakesAtMostTwoSegmentsOfPlainLetters(String key) {
        for (Language language : SpokenLanguages.OURS) {
            String text = answers.text(key, language, "Lincoln Elementary School");

            assertThat(text).startsWith(language.equals(Language.ENGLISH) ? "A name of" : "Un nombre de");
            twoSegmentsOfPlainLetters(text);
        }
        assertThat(answers.text(key, Language.SPANISH)).isNotEqualTo(answers.text(key, Language.ENGLISH));
    }

    @Test
    void theWordsOfJoiningFitIntoTwoSegmentsInEveryLanguageOfTheList() {
        for (Language language : SpokenLanguages.OURS) {
            for (Language wanted : languages.all()) {
                String question = answers.confirmQuestion(
                        language,
                        "Lincoln Elementary School",
                        List.of(languages.nameIn(language, wanted), languages.nameIn(language, language)));
                twoSegmentsOfPlainLetters(question);
                assertThat(question).contains(language.equals(Language.ENGLISH) ? "Reply YES" : "Responda SI");
            }
            String welcome = answers.welcome(language, "Lincoln Elementary School");
            twoSegmentsOfPlainLetters(welcome);
            assertThat(welcome).contains("the office at 202-555-0100");
        }
    }

    @Test
    void theQuestionForTheLanguageIsOneLineEachAndTwoSegmentsInAll() {
        String question = answers.languageQuestion(Language.ENGLISH, "Lincoln Elementary School", languages.question());

        assertThat(question)
                .contains("1 English\n2 Español\n3 Kreyòl\n4 Mam\n5 Tiếng Việt\n6 中文\n7 العربية")
                .startsWith("A name of twenty cha, Lincoln Elementary School:\n");
        assertThat(SmsText.of(question).segments()).isEqualTo(2);
        assertThat(SmsText.of(answers.languageQuestion(Language.ENGLISH, "S".repeat(80), languages.question()))
                        .segments())
                .as("the school's name is left out where it does not fit")
                .isEqualTo(2);
    }

    @Test
    void helpSaysWhoHowMuchAndHowToLeave() {
        for (Language language : SpokenLanguages.OURS) {
            String live = answers.liveNow(
                    language, List.of(answers.confirmed(language, "Lincoln Elementary School", "12:10 PM")));
            String help = answers.help(language, List.of(live));

            assertThat(help).contains("the office at 202-555-0100", "Lincoln Elementary School", "12:10 PM");
            assertThat(help).contains(language.equals(Language.ENGLISH) ? "rates may apply" : "costo por mensaje");
            assertThat(help).contains(language.equals(Language.ENGLISH) ? "STOP" : "ALTO");
            twoSegmentsOfPlainLetters(help);
            String stranger =
                    answers.helpForStrangers(language, "LINCOLN", List.of(answers.liveNow(language, List.of())));
            assertThat(stranger).contains("LINCOLN", "202-555-0100");
            twoSegmentsOfPlainLetters(stranger);
        }
    }

    @Test
    void whatDoesNotFitIntoTwoSegmentsIsLeftOutOfHelp() {
        String help = answers.help(Language.ENGLISH, List.of("x".repeat(300), "No alert now."));

        assertThat(help).endsWith("No alert now.").doesNotContain("xxx");
        assertThat(answers.help(Language.ENGLISH, List.of("Two schools.", "One school.")))
                .endsWith("Two schools.")
                .doesNotContain("One school.");
    }

    @Test
    void consentWordsKeepTheirVersionUnlessTheyChange() throws Exception {
        StringBuilder words = new StringBuilder();
        for (Language language : SpokenLanguages.OURS) {
            for (String key : List.of("confirm", "or", "welcome", "stopped", "started", "leaving")) {
                words.append(messages()
                                .getMessage(
                                        "notifier.reply." + key,
                                        new Object[] {"{0}", "{1}", "{2}"},
                                        Locale.forLanguageTag(language.tag())))
                        .append('\n');
            }
        }
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(words.toString().getBytes(StandardCharsets.UTF_8)));

        List<String> versions = new ClassPathResource("consent-words.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(versions)
                .as("words changed: give Answers.VERSION a new name and add it here with the new hash")
                .last()
                .isEqualTo(Answers.VERSION + " " + hash);
        assertThat(versions.stream().map(line -> line.split(" ", 2)[0])).doesNotHaveDuplicates();
    }

    @Test
    void aMachineThatAnswersBackGetsThreeAnswersAnHour() {
        long answered = Stream.generate(() -> limit.take(SOMEBODY, ReplyLimit.Kind.COURTESY))
                .limit(100)
                .filter(yes -> yes)
                .count();
        assertThat(answered).isEqualTo(3);
        assertThat(limit.take(PhoneNumber.of("+12025550144"), ReplyLimit.Kind.COURTESY))
                .isTrue();

        clock.advance(Duration.ofMinutes(61));
        assertThat(limit.take(SOMEBODY, ReplyLimit.Kind.COURTESY)).isTrue();
    }

    @Test
    void whatWasDoneForSomebodyIsToldBesideThoseThree() {
        Stream.generate(() -> limit.take(SOMEBODY, ReplyLimit.Kind.COURTESY))
                .limit(10)
                .forEach(each -> {});

        assertThat(limit.take(SOMEBODY, ReplyLimit.Kind.OWED)).isTrue();
        assertThat(Stream.generate(() -> limit.take(SOMEBODY, ReplyLimit.Kind.OWED))
                        .limit(100)
                        .filter(yes -> yes)
                        .count())
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"es-419, es", "en-US, en", "mam, es", "quc, es", "kjb, es", "mix, es", "ar, en", "ht, en"})
    void whoseLanguageWeDoNotWriteIsAnsweredInTheNextBest(String wanted, String answered) {
        assertThat(SpokenLanguages.nearest(List.of(Language.of(wanted)))).isEqualTo(Language.of(answered));
    }

    @Test
    void theFirstLanguageOfTheirListThatWeWriteIsTheirs() {
        assertThat(SpokenLanguages.nearest(List.of(Language.of("mam"), Language.ENGLISH)))
                .isEqualTo(Language.ENGLISH);
    }
}
