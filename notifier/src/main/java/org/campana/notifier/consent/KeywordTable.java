package org.campana.notifier.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.campana.events.Language;
import org.campana.notifier.consent.Keyword.Heard;

/// The words of `consent/keywords.txt`. What no speaker has reviewed may stop texts, because that can be taken back
/// by a person, and may do nothing else.
///
/// @param rows in the order they are looked at
record KeywordTable(List<Row> rows) {

    static final KeywordTable OURS = read("/consent/keywords.txt");

    private static final List<Keyword> ORDER =
            List.of(Keyword.STOP, Keyword.LEAVING, Keyword.START, Keyword.YES, Keyword.HELP);

    KeywordTable {
        rows = List.copyOf(rows);
    }

    private static KeywordTable read(String resource) {
        try (InputStream in = KeywordTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads the table as text.
    ///
    /// @throws IllegalArgumentException when a row breaks the rules that stand at the top of the file
    static KeywordTable of(String text) {
        return new KeywordTable(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(KeywordTable::row)
                .toList());
    }

    private static Row row(String line) {
        String[] cells = line.split("\\s*\\|\\s*", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("a keyword row has five cells, unlike: " + line);
        }
        return new Row(
                Language.of(cells[0]),
                Keyword.valueOf(cells[1]),
                switch (cells[2]) {
                    case "reviewed" -> true;
                    case "draft" -> false;
                    default -> throw new IllegalArgumentException("a row is reviewed or draft, unlike: " + line);
                },
                Where.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                Keyword.fold(cells[4]));
    }

    /// @param folded by [Keyword#fold]
    Optional<Heard> heardIn(String folded) {
        return ORDER.stream()
                .flatMap(keyword -> rows.stream()
                        .filter(row -> row.heard().keyword() == keyword && row.isIn(folded))
                        .limit(1))
                .map(Row::heard)
                .findFirst();
    }

    /// Where in a message the words count.
    enum Where {
        FIRST,
        WHOLE,
        WITHIN
    }

    /// One line.
    ///
    /// @param reviewed by a speaker of the language
    /// @param words folded
    record Row(Language language, Keyword keyword, boolean reviewed, Where where, String words) {

        Row {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a keyword row needs words");
            }
            if (!reviewed && (keyword != Keyword.STOP || where != Where.WHOLE)) {
                throw new IllegalArgumentException("a draft is a STOP as the whole message, and nothing else");
            }
        }

        boolean isIn(String folded) {
            return switch (where) {
                case FIRST -> folded.equals(words) || folded.startsWith(words + " ");
                case WHOLE -> folded.equals(words);
                case WITHIN -> (" " + folded + " ").contains(" " + words + " ");
            };
        }

        Heard heard() {
            return new Heard(reviewed ? keyword : Keyword.LEAVING, language);
        }
    }
}
