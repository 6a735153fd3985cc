package org.campana.dispatcher.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.wording.WordingImport.Fate;
import org.campana.dispatcher.wording.WordingImport.Line;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.web.Person;
import org.campana.web.sheet.SheetColumn;
import org.campana.web.sheet.SheetFormat;
import org.campana.web.sheet.SheetReader;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetRow;
import org.campana.web.sheet.SheetWriter;
import org.springframework.stereotype.Component;

/// Texts as a table for people who translate at home: one row a wording, the English beside it. What comes back makes
/// drafts, never more.
@Component
class WordingSheet {

    private static final String NAME = "name";
    private static final String AUDIENCE = "audience";
    private static final String LANGUAGE = "language";
    private static final String VERSION = "version";
    private static final String TEXT = "text";

    private static final SheetFormat FORMAT = SheetFormat.of(
            1000,
            SheetColumn.required(NAME, "agents-near-school"),
            SheetColumn.required(AUDIENCE, "FAMILIES"),
            SheetColumn.required(LANGUAGE, "ht"),
            SheetColumn.optional(VERSION, "1"),
            SheetColumn.optional("kind", "FIRST_ALERT"),
            SheetColumn.optional("english", "{network}: CONFIRMED."),
            SheetColumn.optional(TEXT, ""),
            SheetColumn.optional("state", "UNREVIEWED"),
            SheetColumn.optional("notes", ""));

    private final WordingDesk desk;

    WordingSheet(WordingDesk desk) {
        this.desk = desk;
    }

    /// Writes the texts of one language, those that are missing with an empty cell.
    void write(Language language, Writer out) throws IOException {
        try (SheetWriter sheet = new SheetWriter(
                out, FORMAT.columns().stream().map(SheetColumn::name).toList())) {
            for (Wording english : english()) {
                Optional<Wording> here = desk.newest(english.name(), english.audience(), language);
                sheet.row(List.of(
                        english.name(),
                        english.audience().name(),
                        language.tag(),
                        here.map(wording -> Integer.toString(wording.version())).orElse("0"),
                        english.kind().name(),
                        english.text(),
                        here.map(Wording::text).orElse(""),
                        here.map(wording -> wording.state().name()).orElse("MISSING"),
                        notes(english.kind())));
            }
        }
    }

    /// What a table would do.
    WordingImport read(InputStream upload) throws IOException {
        List<Line> lines = new ArrayList<>();
        Set<WordingId> seen = new HashSet<>();
        SheetReport report = SheetReader.read(upload, FORMAT, row -> lines.add(line(row, seen)));
        if (!report.isSound()) {
            return new WordingImport(report, List.of(), 0);
        }
        return new WordingImport(
                report, lines.stream().filter(line -> line.fate() != Fate.SAME).toList(), (int)
                        lines.stream().filter(line -> line.fate() == Fate.SAME).count());
    }

    /// Keeps what can be kept as drafts; how many that were. A text that somebody changed meanwhile is left out.
    int store(WordingImport table, Person editor) {
        return (int) table.good().stream()
                .filter(line -> draft(line.id(), line.seen(), line.text())
                        .filter(draft -> desk.edit(draft, editor) == WordingDesk.Outcome.DONE)
                        .isPresent())
                .count();
    }

    /// What can be kept, as a table again: the page carries it to its confirmation, so nothing is stored before.
    void write(WordingImport table, Writer out) throws IOException {
        try (SheetWriter sheet = new SheetWriter(out, List.of(NAME, AUDIENCE, LANGUAGE, VERSION, TEXT))) {
            table.good()
                    .forEach(line -> sheet.row(List.of(
                            line.id().name(),
                            line.id().audience().name(),
                            line.id().language().tag(),
                            Integer.toString(line.seen()),
                            line.text())));
        }
    }

    private Line line(SheetRow row, Set<WordingId> before) {
        Optional<Audience> audience = Arrays.stream(Audience.values())
                .filter(one -> one.name().equals(row.required(AUDIENCE)))
                .findFirst();
        Optional<Language> language = language(row.required(LANGUAGE));
        WordingId id = new WordingId(
                row.required(NAME), audience.orElse(Audience.FAMILIES), language.orElse(Language.ENGLISH));
        int seen = row.text(VERSION)
                .filter(cell -> cell.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        String text = row.text(TEXT).orElse("");
        Optional<Wording> draft = audience.isEmpty() || language.isEmpty() ? Optional.empty() : draft(id, seen, text);
        if (draft.isEmpty()) {
            return refused(row, id, text, "wording.sheet.unknown");
        }
        if (!before.add(id)) {
            return refused(row, id, text, "wording.sheet.twice");
        }
        Optional<Wording> newest = desk.newest(id.name(), id.audience(), id.language());
        if (text.isEmpty()
                || newest.filter(one -> plain(one.text()).equals(text)).isPresent()) {
            return new Line(row.line(), id, seen, text, Fate.SAME, null, List.of());
        }
        if (newest.map(Wording::version).orElse(0) != seen) {
            return refused(row, id, text, "wording.sheet.moved");
        }
        List<Finding> findings = desk.findings(draft.get());
        Fate fate = !findings.isEmpty() ? Fate.REFUSED : newest.isPresent() ? Fate.CHANGED : Fate.NEW;
        return new Line(row.line(), id, seen, text, fate, null, findings);
    }

    private static Line refused(SheetRow row, WordingId id, String text, String why) {
        return new Line(row.line(), id, 0, text, Fate.REFUSED, why, List.of());
    }

    private Optional<Wording> draft(WordingId id, int seen, String text) {
        return desk.draft(id.name(), id.audience(), id.language(), seen, text);
    }

    private static Optional<Language> language(String tag) {
        try {
            return Optional.of(Language.of(tag));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// As a table gives a cell back, so that a round trip changes nothing.
    private static String plain(String text) {
        return Normalizer.normalize(text.replace('\u00a0', ' '), Normalizer.Form.NFC)
                .strip();
    }

    private List<Wording> english() {
        return desk.list().stream()
                .map(WordingDesk.Entry::newest)
                .filter(wording -> wording.language().equals(Language.ENGLISH))
                .sorted(Comparator.comparing(Wording::audience)
                        .thenComparing(Wording::kind)
                        .thenComparing(Wording::name))
                .toList();
    }

    private static String notes(WordingKind kind) {
        return switch (kind) {
            case FIRST_ALERT, UPDATE ->
                "Keep {network}, {school} and {time} as they are. {place} and {action} may be left out.";
            case ALL_CLEAR, CORRECTION ->
                "Keep {network} and {school} as they are. {sent} and {place} may be left out.";
            case DRILL_PREFIX -> "Stands in front of each text of a drill.";
            case STOP_HINT -> "Stands behind a first alert where there is room.";
        };
    }
}
