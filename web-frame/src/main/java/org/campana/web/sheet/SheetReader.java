package org.campana.web.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.campana.web.sheet.SheetText.UnusableException;
import org.jspecify.annotations.Nullable;

/// Reads one uploaded file, a row at a time.
public final class SheetReader {

    /// The longest row, in characters. Without it a quote that is never closed would swallow the file into memory.
    private static final int LONGEST_ROW = 64 * 1024;

    private final SheetFormat format;
    private final Map<String, String> match;
    private final Consumer<SheetRow> rows;
    private final SheetFindings findings = new SheetFindings();
    private @Nullable SheetHeader header;
    private int read;

    private SheetReader(SheetFormat format, Map<String, String> match, Consumer<SheetRow> rows) {
        this.format = format;
        this.match = match;
        this.rows = rows;
    }

    /// As the other with the columns found by their headings alone.
    public static SheetReport read(InputStream upload, SheetFormat format, Consumer<SheetRow> rows) throws IOException {
        return read(upload, format, Map.of(), rows);
    }

    /// Hands over the rows of a file, each once and in order, and says what is wrong. A fault of the file can show
    /// after rows were handed over: use them only if the report is sound.
    ///
    /// @param match by hand: what the first line says, to the name of a column, or to the empty text for one
    ///     that is not to be read
    /// @throws IOException when the upload breaks off; not for what is wrong with the file
    /// @throws IllegalArgumentException when `match` names a column that the format has not
    public static SheetReport read(
            InputStream upload, SheetFormat format, Map<String, String> match, Consumer<SheetRow> rows)
            throws IOException {
        SheetReader reader = new SheetReader(format, match, rows);
        try {
            reader.readAll(upload);
        } catch (UnusableException unusable) {
            reader.findings.file(unusable.problem());
        } catch (CharacterCodingException notText) {
            reader.findings.file(SheetProblem.ofFile("not-text"));
        } catch (CsvParseException broken) {
            reader.findings.file(SheetProblem.ofFile("quotes", reader.read + 1));
        }
        SheetHeader header = reader.header;
        return reader.findings.report(reader.read, header == null ? List.of() : header.headings());
    }

    private void readAll(InputStream upload) throws IOException {
        SheetText text = SheetText.open(upload, format.mostBytes());
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(text.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text.reader())) {
            for (CsvRecord record : records) {
                take(record.getStartingLineNumber(), record.getFields());
            }
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
        if (header == null) {
            throw new UnusableException(SheetProblem.ofFile("empty"));
        }
        if (read == 0 && findings.columnsAreSound()) {
            throw new UnusableException(SheetProblem.ofFile("no-rows"));
        }
    }

    private void take(long line, List<String> cells) throws UnusableException {
        List<String> clean = cells.stream().map(SheetReader::clean).toList();
        if (clean.stream().allMatch(String::isEmpty)) {
            return;
        }
        SheetHeader known = header;
        if (known == null) {
            header = SheetHeader.of(withoutBlankEnd(clean), format, match, findings);
            return;
        }
        if (++read > format.mostRows()) {
            throw new UnusableException(SheetProblem.ofFile("too-many-rows", format.mostRows()));
        }
        // With a column missing or refused the rest is read only to see whether the file itself is sound.
        if (findings.columnsAreSound()) {
            row(line, clean, known);
        }
    }

    private void row(long line, List<String> cells, SheetHeader known) {
        int width = known.columns().size();
        if (cells.size() < width || cells.stream().skip(width).anyMatch(cell -> !cell.isEmpty())) {
            findings.row(SheetProblem.ofRow(line, "", "cells", cells.size(), width));
            return;
        }
        Map<String, String> filled = new HashMap<>();
        boolean complete = true;
        for (int index = 0; index < width; index++) {
            SheetColumn column = known.columns().get(index);
            String cell = cells.get(index);
            if (column != null && !cell.isEmpty()) {
                filled.put(column.name(), cell);
            } else if (column != null && column.required()) {
                complete = false;
                findings.row(SheetProblem.ofRow(line, column.name(), "missing", column.name()));
            }
        }
        if (complete) {
            rows.accept(new SheetRow(line, filled, format, findings));
        }
    }

    /// One form of each letter, no space around it (a no-break space counts as one), and no apostrophe that
    /// [SheetWriter] put in front of a formula.
    private static String clean(String cell) {
        String plain = Normalizer.normalize(cell.replace('\u00A0', ' '), Normalizer.Form.NFC)
                .strip();
        return SheetWriter.unescape(plain);
    }

    private static List<String> withoutBlankEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }
}
