package org.campana.dispatcher.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How hard a text is to read, by the common formulas. Syllables are counted by vowel groups, which is near enough for
/// a limit. A short code such as `2:10` counts as one word of as many syllables as it has digits spoken.
final class Readability {

    private static final Pattern SENTENCE = Pattern.compile("[.?!:](?=\\s|$)");
    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SPANISH_STRONG = Pattern.compile("[aeo]");
    private static final Pattern SPANISH_VOWELS = Pattern.compile("[aeiou]+");

    private Readability() {}

    /// Flesch-Kincaid grade level: school years needed.
    static double grade(String english) {
        List<String> words = words(english);
        double syllables =
                words.stream().mapToInt(Readability::englishSyllables).sum();
        return 0.39 * words.size() / sentences(english) + 11.8 * syllables / words.size() - 15.59;
    }

    /// Fernandez Huerta's reading ease: 80 to 90 is read in the fifth school year, more is easier.
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
