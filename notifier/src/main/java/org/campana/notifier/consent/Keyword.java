package org.campana.notifier.consent;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.campana.events.Language;

/// Words that mean something to us in every text (reliability C6), in English and Spanish. Others follow with
/// a native speaker's review.
public enum Keyword {
    /// Nothing more, of anything.
    STOP,
    /// Takes a STOP back.
    START,
    /// Confirms a question of ours; never takes a STOP back (C7).
    YES,
    /// Who are you.
    HELP;

    private static final Map<String, Heard> WORDS = new HashMap<>();

    static {
        add(STOP, Language.ENGLISH, "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
        add(STOP, Language.ENGLISH, "OPT OUT");
        add(STOP, Language.SPANISH, "ALTO", "PARAR", "BASTA", "CANCELAR", "SALIR");
        add(START, Language.ENGLISH, "START", "UNSTOP");
        add(START, Language.SPANISH, "INICIAR");
        add(YES, Language.ENGLISH, "YES");
        add(YES, Language.SPANISH, "SI");
        add(HELP, Language.ENGLISH, "HELP", "INFO");
        add(HELP, Language.SPANISH, "AYUDA");
    }

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static void add(Keyword keyword, Language language, String... words) {
        for (String word : words) {
            WORDS.put(word, new Heard(keyword, language));
        }
    }

    /// The keyword a text is or begins with, whatever its case, accents, punctuation and emoji.
    public static Optional<Heard> in(String text) {
        String folded = fold(text);
        String[] parts = folded.split(" ", 3);
        Heard first = WORDS.get(parts[0]);
        return first != null || parts.length == 1
                ? Optional.ofNullable(first)
                : Optional.ofNullable(WORDS.get(parts[0] + " " + parts[1]));
    }

    /// Upper-case words without accents, one space between them: how a text is compared with any word of
    /// ours.
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String bare =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return NOT_WORDS.matcher(bare).replaceAll(" ").strip();
    }

    /// A keyword that somebody wrote.
    ///
    /// @param language of the word
    public record Heard(Keyword keyword, Language language) {}
}
