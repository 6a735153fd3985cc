package org.campana.notifier.consent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.campana.events.Language;

/// Words that mean something to us in every text (reliability C6). Which words these are stands in
/// `consent/keywords.txt`.
public enum Keyword {
    /// Nothing more, of anything.
    STOP,
    /// Sounds like STOP, but only a person can tell.
    LEAVING,
    /// Takes a STOP back.
    START,
    /// Confirms a question of ours; never takes a STOP back (C7).
    YES,
    /// Who are you.
    HELP;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u0640]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// The keyword that a text is, begins with or contains, whatever its case, accents, punctuation and emoji. A
    /// STOP counts before all else, and what sounds like one before the rest.
    public static Optional<Heard> in(String text) {
        return KeywordTable.OURS.heardIn(fold(text));
    }

    /// Upper-case words without accents, one space between them: how a text is compared with any word of
    /// ours. Without vowel signs and stretched letters too, so that an Arabic word is itself however it is set.
    public static String fold(String text) {
        String plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        String bare =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return NOT_WORDS
                .matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /// A keyword that somebody wrote.
    ///
    /// @param language of the word
    public record Heard(Keyword keyword, Language language) {}
}
