package org.campana.notifier.poster;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.notifier.school.School;
import org.junit.jupiter.api.Test;

class PosterTests {

    private static final School LINCOLN = new School(
            SchoolId.of("lincoln"), "Lincoln School", SiteKind.SCHOOL, "LINCOLN", ZoneId.of("America/Chicago"), true);
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    private static Poster poster(String language) {
        return Poster.of(LINCOLN, Language.of(language), "+12025550100", "(202) 555-0100");
    }

    @Test
    void thePictureFillsInNumberAndKeyword() {
        Poster poster = poster("es");
        QrCode expected = QrCode.encodeText("SMSTO:+12025550100:LINCOLN ES", QrCode.Ecc.QUARTILE);

        Set<String> dark = new HashSet<>();
        Matcher module = MODULE.matcher(poster.picture().path());
        while (module.find()) {
            dark.add(module.group(1) + " " + module.group(2));
        }

        assertThat(poster.picture().units()).isEqualTo(expected.size + 8);
        assertThat(expected.errorCorrectionLevel.ordinal()).isGreaterThanOrEqualTo(QrCode.Ecc.QUARTILE.ordinal());
        Set<String> wanted = new HashSet<>();
        for (int y = 0; y < expected.size; y++) {
            for (int x = 0; x < expected.size; x++) {
                if (expected.getModule(x, y)) {
                    wanted.add((x + QrPicture.QUIET) + " " + (y + QrPicture.QUIET));
                }
            }
        }
        assertThat(dark).isEqualTo(wanted);
        assertThat(poster.picture().path().replaceAll(MODULE.pattern(), "")).isEmpty();
    }

    @Test
    void aLanguageNobodyWroteThePosterInBorrowsEnglishAndKeepsItsName() {
        Poster poster = poster("ht");

        assertThat(poster.words()).isEqualTo(Locale.ENGLISH);
        assertThat(poster.borrowed()).isTrue();
        assertThat(poster.language().name()).startsWith("Krey");
        assertThat(poster.text()).isEqualTo("LINCOLN HT");
    }

    @Test
    void englishAndSpanishAreReviewedAndArabicIsADraft() {
        assertThat(poster("en").draft() || poster("es").draft()).isFalse();
        assertThat(poster("ar").draft()).isTrue();
        assertThat(poster("ar").borrowed()).isFalse();
    }
}
