package org.campana.web.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.web.sheet.SheetProblem.Kind;
import org.campana.web.sheet.SheetReport.SheetHeading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTests {

    private static final SheetFormat ROSTER = SheetFormat.of(
            10_000,
            SheetColumn.required("school", "lincoln", "escuela"),
            SheetColumn.required("number", "+1 202 555 0123", "phone", "telefono"),
            SheetColumn.optional("contact order", "1", "orden de contacto"));

    private final List<SheetRow> rows = new ArrayList<>();

    @Test
    void headingsMatchInEitherLanguageWhateverTheirCaseAccentsAndSpaces() throws IOException {
        SheetReport report = read("ESCUELA,Teléfono,contact_ORDER\nlincoln,2025550123,1\n");

        assertThat(report.isSound()).isTrue();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.required("school")).isEqualTo("lincoln");
            assertThat(row.required("number")).isEqualTo("2025550123");
            assertThat(row.text("contact order")).contains("1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cellsArePartedByCommaSemicolonOrTab(String separator) throws IOException {
        String text = "\uFEFFschool;number\r\n\"Roosevelt, North; B\t1\";2025550123\r\n";

        SheetReport report = read(text.replace(";", separator).replace("North" + separator, "North;"));

        assertThat(report.isSound()).isTrue();
        assertThat(rows.getFirst().required("school")).startsWith("Roosevelt");
    }

    @Test
    void blankCellsAndLinesAreNothing() throws IOException {
        SheetReport report = read("\n , \nschool,number,contact order,\n,,,\nlincoln, \u00A02025550123 , ,\n\n");

        assertThat(report.isSound()).isTrue();
        assertThat(report.rows()).isEqualTo(1);
        assertThat(rows.getFirst().required("number")).isEqualTo("2025550123");
        assertThat(rows.getFirst().text("contact order")).isEmpty();
    }

    @Test
    void emptyFileIsSaidToBeEmpty() throws IOException {
        assertFile("sheet.file.empty", "".getBytes(UTF_8));
        assertFile("sheet.file.empty", "\n \n".getBytes(UTF_8));
        assertFile("sheet.file.no-rows", "school,number\n".getBytes(UTF_8));
    }

    @Test
    void spreadsheetIsToBeSavedAsCsv() throws IOException {
        assertFile("sheet.file.spreadsheet", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});
        assertFile("sheet.file.spreadsheet", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1});
    }

    @Test
    void fileInAnotherEncodingIsRefusedAlsoWhenItsFirstRowsReadWell() throws IOException {
        String plain = "school,number\n" + "lincoln,2025550123\n".repeat(2_000);

        assertFile("sheet.file.not-text", (plain + "Niños,2025550123\n").getBytes(ISO_8859_1));
        assertFile("sheet.file.not-text", plain.getBytes(UTF_16));
        assertFile("sheet.file.not-text", "%PDF-1.7\n\1\2\3\n".getBytes(UTF_8));
    }

    @Test
    void fileOverALimitIsRefusedWithTheLimit() throws IOException {
        SheetFormat small = new SheetFormat(ROSTER.columns(), 2, 1024);
        byte[] rowsTooMany = "school,number\na,1\nb,2\nc,3\n".getBytes(UTF_8);
        byte[] tooLarge = ("school,number\n" + " ".repeat(1100)).getBytes(UTF_8);

        SheetReport many = SheetReader.read(new ByteArrayInputStream(rowsTooMany), small, rows::add);
        SheetReport large = SheetReader.read(new ByteArrayInputStream(tooLarge), small, rows::add);

        assertThat(many.problems())
                .extracting(SheetProblem::code, SheetProblem::arguments)
                .containsExactly(tuple("sheet.file.too-many-rows", List.of(2)));
        assertThat(large.problems())
                .extracting(SheetProblem::code, SheetProblem::arguments)
                .containsExactly(tuple("sheet.file.too-large", List.of(1L)));
    }

    @Test
    void quoteThatIsNeverClosedDoesNotSwallowTheFile() throws IOException {
        assertFile("sheet.file.quotes", "school,number\n\"lincoln,2025550123\n".getBytes(UTF_8));
        assertFile("sheet.file.quotes", "school,number\n\"lincoln\" x,2025550123\n".getBytes(UTF_8));
        assertFile("sheet.file.quotes", ("school,number\n\"" + "a,1\n".repeat(100_000) + "\"").getBytes(UTF_8));
    }

    @Test
    void missingColumnsComeBeforeColumnsTwiceBeforeRefusedOnes() throws IOException {
        SheetReport report = read("Citizenship,phone,number,Nickname\nx,1,2,y\n");

        assertThat(report.kind()).contains(Kind.COLUMN);
        assertThat(report.problems())
                .extracting(SheetProblem::column, SheetProblem::code)
                .containsExactly(
                        tuple("school", "sheet.column.missing"),
                        tuple("number", "sheet.column.twice"),
                        tuple("A", "sheet.column.refused.nationality"));
        assertThat(report.notices())
                .extracting(SheetProblem::column, SheetProblem::code)
                .containsExactly(tuple("D", "sheet.column.unknown"));
        assertThat(rows).isEmpty();
    }

    @Test
    void brokenFileIsSaidBeforeWrongColumnsBeforeWrongRows() throws IOException {
        assertThat(read("number,DOB\n,\"x\n").kind()).contains(Kind.FILE);
        assertThat(read("number,DOB\n,x\n").kind()).contains(Kind.COLUMN);
        assertThat(read("school,number\n,x\n").kind()).contains(Kind.ROW);
        assertThat(read("school,number\ny,x\n").kind()).isEmpty();
    }

    @Test
    void blankCellIsMissingAndNotInvalid() throws IOException {
        SheetReport report = read("school,number\nlincoln,\n,\n,2025550123\n");

        assertThat(report.problems())
                .extracting(SheetProblem::line, SheetProblem::column, SheetProblem::code)
                .containsExactly(tuple(2L, "number", "sheet.row.missing"), tuple(4L, "school", "sheet.row.missing"));
        assertThat(rows).isEmpty();
    }

    @Test
    void rowWithCellsOutOfPlaceIsRefused() throws IOException {
        SheetReport report = read("school,number\nlincoln\nlincoln,2025550123,more\n");

        assertThat(report.problems())
                .extracting(SheetProblem::line, SheetProblem::code, SheetProblem::arguments)
                .containsExactly(
                        tuple(2L, "sheet.row.cells", List.of(1, 2)), tuple(3L, "sheet.row.cells", List.of(3, 2)));
    }

    @Test
    void ruleOfTheReaderOfRowsIsReportedWithItsLine() throws IOException {
        SheetReport report = SheetReader.read(bytes("school,number\nlincoln,\"a\nb\"\nlincoln,c\n"), ROSTER, row -> {
            row.remark("school", "sample.remark");
            row.refuse("number", "sample.bad", 7);
        });

        assertThat(report.problems())
                .extracting(SheetProblem::line, SheetProblem::column, SheetProblem::code)
                .containsExactly(tuple(2L, "number", "sample.bad"), tuple(4L, "number", "sample.bad"));
        assertThat(report.notices()).extracting(SheetProblem::kind).containsExactly(Kind.NOTICE, Kind.NOTICE);
        assertThat(report.isSound()).isFalse();
    }

    @Test
    void columnsCanBeMatchedByHand() throws IOException {
        SheetReport report = SheetReader.read(
                bytes("Site,Cell #,Number\nlincoln,2025550123,9\n"),
                ROSTER,
                Map.of("site", "school", "CELL", "number", "number", ""),
                rows::add);

        assertThat(report.isSound()).isTrue();
        assertThat(rows.getFirst().required("number")).isEqualTo("2025550123");
        assertThat(report.headings())
                .containsExactly(
                        new SheetHeading("A", "Site", "school"),
                        new SheetHeading("B", "Cell #", "number"),
                        new SheetHeading("C", "Number", ""));
    }

    @Test
    void refusedColumnStaysRefusedWhateverItIsMatchedWith() throws IOException {
        SheetReport report = SheetReader.read(
                bytes("school,number,Visa\nlincoln,2025550123,H2A\n"),
                ROSTER,
                Map.of("visa", "contact order"),
                rows::add);

        assertThat(report.problems())
                .extracting(SheetProblem::code)
                .containsExactly("sheet.column.refused.immigration-status");
    }

    @Test
    void matchWithAColumnThatIsNotThereIsOurOwnMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SheetReader.read(bytes("a\nb\n"), ROSTER, Map.of("a", "name"), rows::add));
    }

    @Test
    void nothingThatIsSaidHoldsACell() throws IOException {
        SheetReport noHeadings = read("2025550123,Rosa Diaz,rosa@example.org\n2025550124,Tom,x\n");
        SheetReport badRows = read("school,number\n2025550123\n2025550123,\n");

        assertThat(noHeadings.toString() + badRows).doesNotContain("5550123", "Rosa Diaz", "rosa@");
        assertThat(badRows.problems().toString()).doesNotContain("2025550123");
    }

    @Test
    void noMoreThanTwoHundredProblemsAreKeptAndAllAreCounted() throws IOException {
        SheetReport report = read("school,number\n" + "lincoln,\n".repeat(1_000));

        assertThat(report.problems()).hasSize(200);
        assertThat(report.problemCount()).isEqualTo(1_000);
        assertThat(report.unlisted()).isEqualTo(800);
    }

    @Test
    void tenThousandRowsAreHandedOverOneByOneWithOnlyABufferReadAhead() throws IOException {
        Endless upload = new Endless("school,number,contact order\n", "lincoln,2025550123,1\n", 10_000);
        long[] seen = new long[2];

        SheetReport report = SheetReader.read(upload, ROSTER, row -> {
            seen[0]++;
            seen[1] = Math.max(seen[1], upload.given() - seen[0] * 21);
        });

        assertThat(report.isSound()).isTrue();
        assertThat(seen[0]).isEqualTo(10_000);
        assertThat(upload.given()).isGreaterThan(200_000);
        assertThat(seen[1]).as("bytes read ahead of the row in hand").isLessThan(65_536);
    }

    private void assertFile(String code, byte[] file) throws IOException {
        SheetReport report = SheetReader.read(new ByteArrayInputStream(file), ROSTER, rows::add);

        assertThat(report.problems()).extracting(SheetProblem::code).containsExactly(code);
        assertThat(report.problems()).extracting(SheetProblem::kind).containsExactly(Kind.FILE);
    }

    private SheetReport read(String text) throws IOException {
        return SheetReader.read(bytes(text), ROSTER, rows::add);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /// A file that is made while it is read.
    private static final class Endless extends InputStream {
        private final byte[] line;
        private final int lines;
        private byte[] current;
        private int made;
        private int at;
        private long given;

        Endless(String heading, String line, int lines) {
            this.current = heading.getBytes(UTF_8);
            this.line = line.getBytes(UTF_8);
            this.lines = lines;
        }

        long given() {
            return given;
        }

        @Override
        public int read() {
            if (at == current.length) {
                if (made == lines) {
                    return -1;
                }
                made++;
                at = 0;
                current = line;
            }
            given++;
            return current[at++];
        }
    }
}
