package org.campana.notifier.consent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campana.events.Language;

/// Words that mean something to us in every text (reliability C6), in English and Spanish. Others follow with a
/// native speaker's review.
public enum Keyword {
    /// Nothing more, of anything.
    STOP(
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT"),
            Set.of("ALTO", "PARAR", "BASTA", "CANCELAR", "SALIR")),
    /// Takes a STOP back.
    START(Set.of("START", "UNSTOP"), Set.of("INICIAR")),
    /// Confirms a question of ours; never takes a STOP back (C7).
    YES(Set.of("YES"), Set.of("SI")),
    /// Who are you.
    HELP(Set.of("HELP", "INFO"), Set.of("AYUDA"));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Language> words;

    Keyword(Set<String> english, Set<String> spanish) {
        Map<String, Language> all = english.stream().collect(Collectors.toMap(word -> word, word -> Language.ENGLISH));
        spanish.forEach(word -> all.put(word, Language.SPANISH));
        this.words = Map.copyOf(all);
    }

    /// The keyword a text is or begins with, whatever its case, accents, punctuation and emoji.
    public static Optional<Heard> in(String text) {
        String folded = fold(text);
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = folded.split(" ", 3);
        for (Keyword keyword : values()) {
            Language language = keyword.words.get(parts[0]);
            if (language == null && parts.length > 1) {
                language = keyword.words.get(parts[0] + " " + parts[1]);
            }
            if (language != null) {
                return Optional.of(new Heard(keyword, language));
            }
        }
        return Optional.empty();
    }

    /// Upper-case words without accents, one space between them: how a text is compared with any word of ours.
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return NOT_WORDS.matcher(bare).replaceAll(" ").strip();
    }

    /// @param language of the word
    public record Heard(Keyword keyword, Language language) {}
}
