package org.campana.web.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/// Writes a table as a file that spreadsheets open.
///
/// **Formulas.** A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break would be run by a spreadsheet as a
/// formula, which can fetch an address and so carry the table away. Such a cell gets an apostrophe in front, which
/// [SheetReader] takes off again. A cell of nothing but digits, spaces, brackets, dots and hyphens behind one `+` or
/// `-` is left as it is, because `+1 202 555 0123` is a phone number and cannot be more than arithmetic.
public final class SheetWriter implements AutoCloseable {

    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d ().-]*");

    private final CsvWriter writer;

    /// Begins with the mark by which Excel knows UTF-8, then the headings.
    public SheetWriter(Writer out, List<String> headings) throws IOException {
        out.write('\uFEFF');
        this.writer = CsvWriter.builder().build(out);
        row(headings);
    }

    /// The template of a format: its headings, and one row that shows what belongs below them.
    public static String template(SheetFormat format) {
        StringWriter text = new StringWriter();
        try (SheetWriter sheet = new SheetWriter(
                text, format.columns().stream().map(SheetColumn::name).toList())) {
            sheet.row(format.columns().stream().map(SheetColumn::example).toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /// One row, in the order of the headings.
    public void row(List<String> cells) {
        writer.writeRecord(cells.stream().map(SheetWriter::escape).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    static String escape(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unescape(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
