package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Language;
import org.junit.jupiter.api.Test;

class LanguageLookupTests {

    @Test
    void aLanguageIsCutFromTheRight() {
        assertThat(lookup("zh-Hans-CN", "zh-Hans", "zh")).contains(Language.of("zh-Hans"));
        assertThat(lookup("zh-Hant-TW", "zh-Hans", "zh")).contains(Language.of("zh"));
        assertThat(lookup("es-419", "es")).contains(Language.SPANISH);
    }

    @Test
    void aSingleLetterIsCutTogetherWithWhatFollowsIt() {
        assertThat(lookup("zh-Hant-CN-x-private", "zh-Hant-CN")).contains(Language.of("zh-Hant-CN"));
    }

    @Test
    void aWiderRequestDoesNotFindANarrowerLanguage() {
        assertThat(lookup("pt", "pt-BR")).isEmpty();
    }

    @Test
    void eachLanguageIsCutToItsEndBeforeTheNextIsTried() {
        List<Language> wanted = List.of(Language.of("mam-GT"), Language.of("es-GT"), Language.ENGLISH);

        assertThat(LanguageLookup.lookup(wanted, Set.of(Language.ENGLISH, Language.SPANISH)))
                .contains(Language.SPANISH);
    }

    @Test
    void oneLanguageNeverReachesARelatedOne() {
        assertThat(lookup("mam", "es", "en")).isEmpty();
    }

    private static Optional<Language> lookup(String wanted, String... atHand) {
        return LanguageLookup.lookup(
                List.of(Language.of(wanted)),
                Arrays.stream(atHand).map(Language::of).collect(Collectors.toSet()));
    }
}
