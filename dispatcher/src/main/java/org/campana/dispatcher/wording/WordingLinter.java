package org.campana.dispatcher.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.dispatcher.wording.Finding.Rule;

/// What may not stand in a wording, whoever reviews it: what frightens, what could point at somebody, and what could
/// bring somebody into danger. Pure. Reads a text whose fields were filled with plain words in small letters, so that
/// each capital in it is the writer's own.
final class WordingLinter {

    private static final Pattern SENTENCE_END = Pattern.compile("[.:;?!]+(?:\\s+|$)|\\n+");
    private static final Pattern EXCLAMATION = Pattern.compile("[!\u00a1\uff01]");
    private static final Pattern PLATE =
            Pattern.compile("\\b(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,8}\\b|\\b[A-Z]{2,3}[- ][0-9]{3,4}\\b"
                    + "|\\b[0-9][A-Z]{3}[- ]?[0-9]{3}\\b"
                    + "|(?iu)\\b(?:plates?|placas?|matr[i\u00ed]culas?)\\b\\W{0,3}(?=\\w*\\d)\\w{2,8}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{7,}[0-9]");
    private static final Pattern LINK =
            Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+|\\b[a-z0-9-]+\\.(?:org|com|net|info|me|ly)\\b\\S*");
    private static final Pattern BADGE =
            Pattern.compile("(?iu)\\b(?:badge|shield|placa|insignia|unit|unidad)\\b[^.\\d]{0,12}#?\\d+");
    /// A title with what follows it, if that is a number or begins with a capital.
    private static final Pattern AGENT =
            Pattern.compile("(?:" + WordLists.TITLES.pattern() + ")\\.?,?\\s+(?-i:(\\p{Lu}[\\p{L}'.-]+|#?\\d[\\d-]*))");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'\u2019-]*");

    private final List<String> networksOwn;

    /// @param networksOwn numbers and links of the network itself, which may stand
    WordingLinter(List<String> networksOwn) {
        this.networksOwn = List.copyOf(networksOwn);
    }

    /// What is wrong with a text, each fault once; empty when nothing is.
    List<Finding> findings(String text) {
        String rest = text;
        for (String own : networksOwn) {
            rest = rest.replace(own, " ");
        }
        List<Finding> findings = new ArrayList<>();
        first(WordLists.INTERFERE, WordLists.fold(rest))
                .ifPresent(call -> findings.add(new Finding(Rule.INTERFERE, call)));
        // Each rule takes out what it found, so that one fault is not called by two names.
        rest = take(LINK, Rule.LINK, rest, findings);
        rest = take(BADGE, Rule.AGENT, rest, findings);
        rest = take(PLATE, Rule.PLATE, rest, findings);
        rest = take(PHONE, Rule.PHONE, rest, findings);
        rest = take(AGENT, Rule.AGENT, rest, findings);
        words(rest, findings);
        first(EXCLAMATION, rest).ifPresent(mark -> findings.add(new Finding(Rule.EXCLAMATION, mark)));
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::rule))
                .toList();
    }

    private static void words(String text, List<Finding> findings) {
        List<String> capitals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text, -1)) {
            Matcher words = WORD.matcher(sentence);
            boolean first = true;
            while (words.find()) {
                String word = words.group();
                if (shouts(word)) {
                    capitals.add(word);
                } else if (!first && capitalised(word)) {
                    names.add(word);
                }
                first = false;
            }
        }
        if (!capitals.isEmpty()) {
            findings.add(new Finding(Rule.CAPITALS, String.join(", ", capitals)));
        }
        if (!names.isEmpty()) {
            findings.add(new Finding(Rule.NAME, String.join(", ", names)));
        }
    }

    private static boolean shouts(String word) {
        return word.codePoints().filter(Character::isLetter).count() > 1
                && word.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase)
                && Arrays.stream(word.split("[-'\u2019]", -1)).anyMatch(part -> !WordLists.CAPITALS.contains(part));
    }

    private static boolean capitalised(String word) {
        return Character.isUpperCase(word.codePointAt(0))
                && word.codePoints().anyMatch(Character::isLowerCase)
                && !WordLists.CAPITALISED.contains(WordLists.fold(word));
    }

    private static String take(Pattern pattern, Rule rule, String text, List<Finding> findings) {
        Optional<String> found = first(pattern, text);
        found.ifPresent(words -> findings.add(new Finding(rule, words)));
        return found.isPresent() ? pattern.matcher(text).replaceAll(" ") : text;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group().strip()) : Optional.empty();
    }
}
