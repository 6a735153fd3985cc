package org.campana.dispatcher.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that the linter knows. They are data, one to a line under `wording/`, so that people who speak the
/// language
/// can read and correct them.
final class WordLists {

    /// Words that may stand in capitals, as they stand.
    static final Set<String> CAPITALS = Set.copyOf(lines("capitals.txt"));

    /// Words that may begin with a capital within a sentence, folded.
    static final Set<String> CAPITALISED =
            lines("capitalised.txt").stream().map(WordLists::fold).collect(Collectors.toUnmodifiableSet());

    /// What agents are called, in front of who they are.
    static final Pattern TITLES = anyOf("titles.txt", "(?iu)");

    /// Calls to act against agents.
    static final Pattern INTERFERE = anyOf("interfere.en.txt", "", "interfere.es.txt");

    private WordLists() {}

    /// In small letters and without accents: people leave them out, and a list with them would miss that.
    static String fold(String text) {
        return Pattern.compile("\\p{M}+")
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }

    private static Pattern anyOf(String file, String flags, String... more) {
        String any = Stream.concat(Stream.of(file), Stream.of(more))
                .flatMap(one -> lines(one).stream())
                .map(WordLists::fold)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(flags + "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
    }

    private static List<String> lines(String file) {
        try (InputStream words = WordLists.class.getResourceAsStream("/wording/" + file)) {
            return new String(Objects.requireNonNull(words, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
