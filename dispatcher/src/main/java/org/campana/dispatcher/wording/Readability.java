package org.campana.dispatcher.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.campana.events.Language;

/// How hard a text is to read, as the school year that reads it. Syllables are counted by vowel groups, which is near
/// enough for a limit. A short code such as `2:10` counts as one word of as many syllables as it has digits spoken.
///
/// English: Flesch-Kincaid grade level (Kincaid and others, 1975). Spanish: the reading ease of Fernandez Huerta
/// (1959),
/// with sentences counted as Law corrected it (2011): 206.84 - 60 syllables a word - 1.02 words a sentence. His table
/// puts 90 to 100 in the fourth year, 80 to 90 in the fifth, 70 to 80 in the sixth; as a line that is
/// `year = (130 - ease) / 10`, so that an ease of 80 is the end of the fifth year.
final class Readability {

    private static final Pattern SENTENCE = Pattern.compile("[.?!:](?=\\s|$)");
    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SPANISH_STRONG = Pattern.compile("[aeo\u00e1\u00e9\u00ed\u00f3\u00fa]");
    private static final Pattern SPANISH_VOWELS = Pattern.compile("[aeiou\u00e1\u00e9\u00ed\u00f3\u00fa\u00fc]+");

    /// Above this no public text goes.
    static final double HIGHEST = 5;

    private Readability() {}

    /// The school year that reads it; empty for languages without a formula here.
    static OptionalDouble year(String text, Language language) {
        String words = text.strip();
        if (words.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (Locale.forLanguageTag(language.tag()).getLanguage()) {
            case "en" -> OptionalDouble.of(grade(words));
            case "es" -> OptionalDouble.of((130 - ease(words)) / 10);
            default -> OptionalDouble.empty();
        };
    }

    /// Flesch-Kincaid grade level: school years needed.
    static double grade(String english) {
        List<String> words = words(english);
        double syllables =
                words.stream().mapToInt(Readability::englishSyllables).sum();
        return 0.39 * words.size() / sentences(english) + 11.8 * syllables / words.size() - 15.59;
    }

    /// Fernandez Huerta's reading ease: 100 is very easy, 0 very hard.
    static double ease(String spanish) {
        List<String> words = words(spanish);
        double syllables =
                words.stream().mapToInt(Readability::spanishSyllables).sum();
        return 206.84 - 60.0 * syllables / words.size() - 1.02 * words.size() / sentences(spanish);
    }

    static int englishSyllables(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return digits(word);
        }
        String small = word.toLowerCase(Locale.ROOT);
        int groups = (int) ENGLISH_VOWELS.matcher(small).results().count();
        // A last e is silent ("come"), but not in "-le"; so is the e of "-ed" unless t or d stands before it.
        if (small.endsWith("e") && !small.endsWith("le") && groups > 1) {
            groups--;
        }
        if (small.endsWith("ed") && !small.endsWith("ted") && !small.endsWith("ded") && groups > 1) {
            groups--;
        }
        return Math.max(1, groups);
    }

    static int spanishSyllables(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return digits(word);
        }
        String small = word.toLowerCase(Locale.ROOT)
                .replaceAll("([qg])u([ei])", "$1$2")
                .replace("oo", "o");
        // Weak vowels join their neighbours; two strong ones side by side are two syllables ("veo").
        return Math.max(
                1,
                SPANISH_VOWELS
                        .matcher(small)
                        .results()
                        .mapToInt(group -> Math.max(1, (int)
                                SPANISH_STRONG.matcher(group.group()).results().count()))
                        .sum());
    }

    private static int digits(String word) {
        return (int) word.chars().filter(Character::isDigit).count();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,.:;?!()-]+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static long sentences(String text) {
        return Math.max(1, SENTENCE.matcher(text).results().count());
    }
}
