package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackPolicyTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            NONE,            en, en es, -
            NETWORK_DEFAULT, en, en es, en
            NETWORK_DEFAULT, es, en es, es
            NETWORK_DEFAULT, es, en ht, -
            ANY,             es, en ht, en
            ANY,             es, vi ht, ht
            """)
    void eachPolicyTakesWhatItSays(FallbackPolicy policy, String network, String atHand, String taken) {
        Set<Language> languages =
                Arrays.stream(atHand.split(" ")).map(Language::of).collect(Collectors.toSet());

        assertThat(policy.choose(Language.of(network), languages).map(Language::tag))
                .isEqualTo(java.util.Optional.ofNullable(taken));
    }

    @Test
    void theListOfThePersonComesBeforeEveryPolicy() {
        Texts texts = new Texts(
                List.of(new Text(Language.SPANISH, "Hola", 1), new Text(Language.ENGLISH, "Hello", 1)),
                Language.ENGLISH);
        List<Language> mamThenSpanish = List.of(Language.of("mam"), Language.of("es-GT"));

        assertThat(texts.forList(mamThenSpanish, Channel.SMS)).map(Text::text).hasValue("Hola");
        assertThat(texts.reading(mamThenSpanish, Channel.SMS)).isEqualTo(Reading.LISTED);
        assertThat(texts.reading(List.of(Language.of("es-MX")), Channel.SMS)).isEqualTo(Reading.FIRST);
        assertThat(texts.reading(List.of(Language.of("vi")), Channel.SMS)).isEqualTo(Reading.FALLBACK);
    }

    @Test
    void aNetworkCannotDecideThatPeopleDoNotHearTheEnd() {
        assertThatThrownBy(() -> new WordingSettings.Fallback(
                        "en",
                        FallbackPolicy.NONE,
                        FallbackPolicy.NONE,
                        FallbackPolicy.ANY,
                        FallbackPolicy.NONE,
                        FallbackPolicy.NONE))
                .hasMessageContaining("campana.wording.fallback.correction must be NETWORK_DEFAULT or ANY");
    }

    @Test
    void aDrillHasAPolicyOfItsOwnAndItsEndHasThatOfEveryEnd() {
        assertThat(ShippedWordings.SETTINGS.policy(WordingKind.FIRST_ALERT, true))
                .isEqualTo(FallbackPolicy.NONE);
        assertThat(ShippedWordings.SETTINGS.policy(WordingKind.FIRST_ALERT, false))
                .isEqualTo(FallbackPolicy.NETWORK_DEFAULT);
        assertThat(ShippedWordings.SETTINGS.policy(WordingKind.ALL_CLEAR, true)).isEqualTo(FallbackPolicy.ANY);
    }
}
