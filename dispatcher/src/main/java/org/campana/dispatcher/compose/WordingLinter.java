package org.campana.dispatcher.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What may not stand in a wording, whoever reviews it: what frightens, and what could point at somebody.
final class WordingLinter {

    /// The words by which a first alert says that trained people checked it; the only shout there is.
    private static final Set<String> MAY_SHOUT = Set.of("CONFIRMED", "CONFIRMADO");

    /// `2:10 PM`, `P.S.` and the like are no shouting.
    private static final int LONGEST_ABBREVIATION = 4;

    private static final Pattern SENTENCE_END = Pattern.compile("[.:;?!]+(\\s+|$)|\\n+");
    private static final Pattern PLATE =
            Pattern.compile("\\b(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,8}\\b|\\b[A-Z]{2,3}[- ][0-9]{3,4}\\b"
                    + "|\\b[0-9][A-Z]{3}[- ]?[0-9]{3}\\b");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{7,}[0-9]");
    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");

    private WordingLinter() {}

    /// What is wrong with a text as it reaches a phone, each as a sentence that says what to do; empty when nothing is.
    static List<String> findings(String text) {
        List<String> findings = new ArrayList<>();
        if (text.indexOf('!') >= 0 || text.indexOf('\u00a1') >= 0) {
            findings.add("Take out the exclamation mark: an alert is calm.");
        }
        if (SENTENCE_END.splitAsStream(text).map(String::strip).anyMatch(WordingLinter::shouts)) {
            findings.add("Write whole sentences in small letters: capitals read as shouting.");
        }
        if (PLATE.matcher(text).find()) {
            findings.add("Take out what reads like a number plate: a wording names nobody and no car.");
        }
        if (PHONE.matcher(text).find()) {
            findings.add("Take out the phone number: numbers change, wordings stay.");
        }
        if (LINK.matcher(text).find()) {
            findings.add("Take out the link: phone companies block texts for them.");
        }
        return findings;
    }

    private static boolean shouts(String sentence) {
        long letters = sentence.chars().filter(Character::isLetter).count();
        return letters > LONGEST_ABBREVIATION
                && sentence.chars().noneMatch(Character::isLowerCase)
                && sentence.chars().anyMatch(Character::isUpperCase)
                && !MAY_SHOUT.contains(sentence);
    }
}
