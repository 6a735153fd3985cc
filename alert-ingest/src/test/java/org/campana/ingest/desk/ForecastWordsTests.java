package org.campana.ingest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.events.Audience;
import org.campana.ingest.release.Forecast;
import org.campana.ingest.release.Forecast.Fallback;
import org.campana.ingest.release.Forecast.HeldBack;
import org.campana.ingest.release.Forecast.InLanguage;
import org.junit.jupiter.api.Test;

class ForecastWordsTests {

    private static final Forecast FORECAST = new Forecast(
            153,
            200,
            50,
            List.of(
                    new InLanguage("es", "es", "FIRST", 138),
                    new InLanguage("es", "mam", "LISTED", 12),
                    new InLanguage("en", "vi", "FALLBACK", 1)),
            List.of(new HeldBack("NO_APPROVED_WORDING", "so", 2)),
            List.of(
                    new Fallback("FIRST_ALERT", "NETWORK_DEFAULT", "en"),
                    new Fallback("ALL_CLEAR", "ANY", "en"),
                    new Fallback("UPDATE", "NONE", null)));

    @Test
    void whoReadsItInAnotherLanguageIsSaidInWords() {
        assertThat(ForecastWords.of(FORECAST, Audience.FAMILIES).readers())
                .containsExactly(
                        "12 families whose first language is Mam read it in Spanish.",
                        "1 family whose first language is Vietnamese reads it in English, which is on no list of theirs:"
                                + " we have no checked words in their languages.",
                        "2 families whose first language is Somali are not told: we have no checked words in their"
                                + " languages.");
    }

    @Test
    void eachPolicyIsNamedByWhatItDoes() {
        assertThat(ForecastWords.of(FORECAST, Audience.STAFF).policies())
                .containsExactly(
                        "This alert: told in English, the language of the network.",
                        "The all clear: told in English, or in any language that has the words.",
                        "An update: not told.");
    }

    @Test
    void aDraftFromBeforeAnUpgradeHasNoPolicies() {
        Forecast old = new Forecast(1, 1, 1, List.of(new InLanguage("es", null, null, 1)), null, null);

        assertThat(ForecastWords.of(old, Audience.FAMILIES)).isEqualTo(new ForecastWords(List.of(), List.of()));
    }
}
