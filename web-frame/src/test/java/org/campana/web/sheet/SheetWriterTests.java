package org.campana.web.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTests {

    private static final SheetFormat WORDS = SheetFormat.of(
            100,
            SheetColumn.required("key", "staff.confirmed"),
            SheetColumn.optional("text", "Doors are locked, children are safe"),
            SheetColumn.optional("number", "+1 202-555-0123"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\uFF1D1+1",
                "-A1",
                "'=1"
            })
    void formulaIsMadeHarmlessAndComesBackAsItWas(String cell) {
        assertThat(SheetWriter.escape(cell)).startsWith("'").endsWith(cell);
        assertThat(SheetWriter.unescape(SheetWriter.escape(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 202 555 0123", "+1 (202) 555-0123", "-77.03", "'tis", "plain", "7:30-16:00", ""})
    void numberAndPlainTextStayAsTheyAre(String cell) {
        assertThat(SheetWriter.escape(cell)).isEqualTo(cell);
        assertThat(SheetWriter.unescape(cell)).isEqualTo(cell);
    }

    @Test
    void templateIsAFileOfItsOwnFormat() throws IOException {
        List<SheetRow> rows = new ArrayList<>();

        String template = SheetWriter.template(WORDS);
        SheetReport report = SheetReader.read(new ByteArrayInputStream(template.getBytes(UTF_8)), WORDS, rows::add);

        assertThat(template).startsWith("\uFEFFkey,text,number\r\n");
        assertThat(report.isSound()).isTrue();
        assertThat(rows.getFirst().required("key")).isEqualTo("staff.confirmed");
        assertThat(rows.getFirst().text("text")).contains("Doors are locked, children are safe");
        assertThat(rows.getFirst().text("number")).contains("+1 202-555-0123");
    }

    @Test
    void writtenTableReadsBackCellByCell() throws IOException {
        StringWriter file = new StringWriter();
        try (SheetWriter sheet = new SheetWriter(file, List.of("key", "text"))) {
            sheet.row(List.of("a", "=1; \"two\",\nthree"));
        }
        List<SheetRow> rows = new ArrayList<>();

        SheetReader.read(new ByteArrayInputStream(file.toString().getBytes(UTF_8)), WORDS, rows::add);

        assertThat(rows.getFirst().text("text")).contains("=1; \"two\",\nthree");
    }
}
