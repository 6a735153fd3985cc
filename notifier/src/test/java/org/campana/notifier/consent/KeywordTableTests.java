package org.campana.notifier.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.notifier.consent.Keyword.Heard;
import org.campana.notifier.consent.KeywordTable.Row;
import org.campana.notifier.consent.KeywordTable.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row of the table is a test (issue 3), in every spelling it has to be heard in.
class KeywordTableTests {

    private static final List<String> REQUIRED = List.of(
            "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT ALTO PARAR BASTA CANCELAR SALIR".split(" "));

    static Stream<Row> rows() {
        return KeywordTable.OURS.rows().stream();
    }

    static Stream<Row> firstWords() {
        return rows().filter(row -> row.where() == Where.FIRST);
    }

    static Stream<Row> drafts() {
        return rows().filter(row -> !row.reviewed());
    }

    static Stream<Row> phrases() {
        return rows().filter(row -> row.where() == Where.WITHIN);
    }

    private static List<String> spellings(String words) {
        return List.of(
                words,
                words.toLowerCase(Locale.ROOT),
                "  " + words + ".  ",
                "¡" + words + "!",
                words + " \uD83D\uDE21",
                "\uD83D\uDED1" + words,
                "\u200F" + words + "\u200E",
                fullWidth(words));
    }

    private static String fullWidth(String words) {
        return words.codePoints()
                .map(each -> each > ' ' && each < 127 ? each - 32 + 0xFF00 : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowIsHeardAsTheWholeMessageInEverySpelling(Row row) {
        for (String text : spellings(row.words())) {
            Keyword keyword = Keyword.in(text).map(Heard::keyword).orElseThrow(() -> new AssertionError(text));

            assertThat(keyword).as(text).isIn(row.heard().keyword(), Keyword.STOP);
        }
    }

    @ParameterizedTest
    @MethodSource("firstWords")
    void aReviewedWordIsHeardInFrontOfOthersAndNotInTheirMiddle(Row row) {
        assertThat(Keyword.in(row.words() + " ahora mismo")).hasValue(row.heard());
        if (row.keyword() != Keyword.STOP) {
            assertThat(Keyword.in("ahora " + row.words())).isEmpty();
        }
        assertThat(Keyword.in("x" + row.words())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void aWordThatNobodyReviewedIsTheWholeMessageAndThenForAPerson(Row row) {
        assertThat(row.heard().keyword()).isEqualTo(Keyword.LEAVING);
        boolean alsoReviewed = firstWords().anyMatch(each -> each.words().equals(row.words()));
        if (!alsoReviewed) {
            assertThat(Keyword.in(row.words())).hasValue(new Heard(Keyword.LEAVING, row.language()));
            assertThat(Keyword.in(row.words() + " 123")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void aPhraseIsHeardAnywhereButOnlyAsWholeWords(Row row) {
        assertThat(Keyword.in("ok so " + row.words() + " thanks").map(Heard::keyword))
                .hasValue(Keyword.LEAVING);
        assertThat(Keyword.in("ok " + row.words() + "x").map(Heard::keyword)).isEmpty();
    }

    @Test
    void theWordsThatLawAndGuideNameAreThereAndReviewed() {
        assertThat(firstWords().filter(row -> row.keyword() == Keyword.STOP).map(Row::words))
                .containsAll(REQUIRED)
                .contains("OPT OUT");
        assertThat(rows().filter(Row::reviewed).map(Row::language).distinct())
                .as("others follow with a speaker's review")
                .containsOnly(Language.ENGLISH, Language.SPANISH);
        assertThat(drafts().map(row -> row.language().tag()).distinct())
                .contains("pt", "fr", "ht", "vi", "tl", "zh-Hans", "ar", "so", "fa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr | START | draft | whole | REPRENDRE",
                "fr | STOP | draft | first | ARRET",
                "fr | STOP | perhaps | whole | ARRET",
                "fr | STOP | draft | whole | !!",
                "fr | STOP | draft | whole"
            })
    void aRowThatBreaksTheRulesIsRefused(String line) {
        assertThatThrownBy(() -> KeywordTable.of(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
