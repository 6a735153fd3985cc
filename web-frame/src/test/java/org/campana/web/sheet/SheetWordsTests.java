package org.campana.web.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.campana.web.sheet.SheetProblem.Kind;
import org.campana.web.sheet.SheetWords.Said;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class SheetWordsTests {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    SheetWordsTests() {
        messages.setBasename("i18n/sheet");
        messages.setDefaultEncoding("UTF-8");
    }

    @Test
    void problemIsSaidWithItsPlaceAndWhatToDo() throws IOException {
        SheetFormat format = SheetFormat.of(5, SheetColumn.required("number", ""));
        SheetReport report =
                SheetReader.read(new ByteArrayInputStream("number,x\n,y\n".getBytes(UTF_8)), format, row -> {});

        List<Said> said = new SheetWords(messages).of(report.problems());

        assertThat(said)
                .containsExactly(new Said(Kind.ROW, 2, "number", "\"number\" is missing.", "Fill in the cell."));
    }

    @Test
    void everyRefusalHasItsReason() {
        Arrays.stream(Refusal.values())
                .forEach(refusal -> assertThat(messages.getMessage(
                                "sheet.column.refused." + refusal.key() + ".fix", null, Locale.ENGLISH))
                        .containsPattern("(held|hold this) here")
                        .isNotBlank());
    }
}
