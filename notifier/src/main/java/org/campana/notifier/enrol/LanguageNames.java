package org.campana.notifier.enrol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.notifier.consent.Keyword;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The languages that people can ask for by text, by their tag or by name (`enrol/languages.txt`), and those that we
/// ask for by number.
@Component
public class LanguageNames {

    private static final Map<Language, Row> ROWS = read("/enrol/languages.txt");

    private final List<Language> offered;

    @Autowired
    LanguageNames(LanguageSettings settings) {
        this(settings.languages());
    }

    /// @param offered tags of the languages that we ask for by number
    public LanguageNames(List<String> offered) {
        this.offered = offered.stream().map(Language::of).toList();
    }

    /// The languages a family can choose, in our order.
    public List<Language> offered() {
        return offered;
    }

    /// Every language that has a name here.
    public List<Language> all() {
        return List.copyOf(ROWS.keySet());
    }

    private static Map<Language, Row> read(String resource) {
        try (InputStream in = LanguageNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            Map<Language, Row> rows = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(LanguageNames::row)
                    .forEach(row -> rows.put(row.language(), row));
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\s*\\|\\s*", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("a language has five cells, unlike: " + line);
        }
        Stream<String> names = Stream.concat(Stream.of(cells).limit(4), Stream.of(cells[4].split(",")));
        return new Row(
                Language.of(cells[0]),
                cells[1],
                cells[2],
                cells[3],
                names.map(Keyword::fold).filter(name -> !name.isEmpty()).toList());
    }

    /// The language of this tag or name, in whatever case and accents.
    public Optional<Language> named(String written) {
        String folded = Keyword.fold(written);
        return ROWS.values().stream()
                .filter(row -> row.names().contains(folded))
                .map(Row::language)
                .findFirst();
    }

    /// The language that our question numbers so; also when its name follows.
    public Optional<Language> numbered(String written) {
        String first = Keyword.fold(written).split(" ", 2)[0];
        return first.matches("[1-9]") && Integer.parseInt(first) <= offered.size()
                ? Optional.of(offered.get(Integer.parseInt(first) - 1))
                : Optional.empty();
    }

    /// The lines of our question, each in its own language.
    public String question() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < offered.size(); line++) {
            lines.append(line == 0 ? "" : "\n").append(line + 1).append(' ').append(ownName(offered.get(line)));
        }
        return lines.toString();
    }

    private static String ownName(Language language) {
        Row row = ROWS.get(language);
        return row == null ? language.tag() : row.own();
    }

    /// How this language is called in English or Spanish, in plain letters.
    public String nameIn(Language language, Language of) {
        Row row = ROWS.get(of);
        if (row == null) {
            return of.tag();
        }
        return language.equals(Language.SPANISH) ? row.spanish() : row.english();
    }

    private record Row(Language language, String own, String english, String spanish, List<String> names) {}
}
