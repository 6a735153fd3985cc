package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SchoolAction;
import org.junit.jupiter.api.Test;

class ComposerTests {

    private static final Language MAM = Language.of("mam");
    private static final Language HAITIAN = Language.of("ht");

    @Test
    void familiesReadWhatWasSeenWhereAndWhatToDo() {
        Texts texts = shipped().open(ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.FAMILIES));

        assertThat(said(texts, Language.ENGLISH))
                .isEqualTo("Valle Alerts: CONFIRMED. Federal agents near Lincoln School, 5th and Oak, 2:10 PM."
                        + " Please do not come now. Reply STOP to leave.");
        assertThat(said(texts, Language.SPANISH))
                .isEqualTo("Alertas Valle: CONFIRMADO. Hay agentes federales cerca de Lincoln School, 5th and Oak,"
                        + " 2:10 PM. Por favor no venga ahora. ALTO para salir.");
    }

    @Test
    void thePlaceIsOptionalAndTheSchoolSaysWhatItDoes() {
        Wording first = wording("agents-near-school", Audience.FAMILIES, Language.ENGLISH);

        Texts texts =
                shipped().open(ShippedWordings.message(first, "Lincoln School", null, SchoolAction.SECURE, false));

        assertThat(said(texts, Language.ENGLISH))
                .startsWith("Valle Alerts: CONFIRMED. Federal agents near Lincoln School, 2:10 PM."
                        + " Doors are locked, class goes on. Please do not come now.");
    }

    @Test
    void theHintHowToLeaveIsThereOnlyWhereItCostsNothing() {
        Wording first = wording("agents-near-school", Audience.FAMILIES, Language.ENGLISH);

        Texts texts = shipped()
                .open(ShippedWordings.message(
                        first, "Lincoln School", "5th and Oak Street", SchoolAction.SECURE, false));

        assertThat(texts.forList(List.of(Language.ENGLISH), Channel.SMS)
                        .orElseThrow()
                        .segments())
                .isEqualTo(1);
        assertThat(said(texts, Language.ENGLISH)).doesNotContain("STOP");
    }

    @Test
    void aDrillSaysSoFirstInEachLanguage() {
        Wording first = wording("agents-near-school", Audience.STAFF, Language.ENGLISH);

        Texts texts = shipped().open(ShippedWordings.message(first, "Lincoln School", null, SchoolAction.HOLD, true));

        assertThat(said(texts, Language.ENGLISH)).startsWith("DRILL - not real. Valle Alerts: CONFIRMED. ");
        assertThat(said(texts, Language.SPANISH)).startsWith("SIMULACRO - no es real. Alertas Valle: CONFIRMADO. ");
    }

    @Test
    void aDrillIsNotSaidInALanguageThatCannotSayDrill() {
        List<Wording> noPrefix = without(WordingKind.DRILL_PREFIX, Language.SPANISH);
        Wording first = wording("agents-near-school", Audience.STAFF, Language.ENGLISH);

        Texts texts = ShippedWordings.composer(noPrefix)
                .open(ShippedWordings.message(first, "Lincoln School", null, SchoolAction.HOLD, true));

        assertThat(texts.all()).extracting(Text::language).containsExactly(Language.ENGLISH);
    }

    @Test
    void noAlertOpensInALanguageThatCannotTakeItBack() {
        for (WordingKind needed : List.of(WordingKind.UPDATE, WordingKind.ALL_CLEAR, WordingKind.CORRECTION)) {
            Texts texts = ShippedWordings.composer(without(needed, Language.SPANISH))
                    .open(ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.FAMILIES));

            assertThat(texts.all()).extracting(Text::language).containsExactly(Language.ENGLISH);
            assertThat(texts.forList(List.of(Language.SPANISH), Channel.SMS)
                            .orElseThrow()
                            .language())
                    .isEqualTo(Language.ENGLISH);
        }
    }

    @Test
    void aFollowUpReachesEveryLanguageTheAlertWasOpenedIn() {
        Texts texts = ShippedWordings.composer(without(WordingKind.ALL_CLEAR, Language.SPANISH))
                .followUp(
                        ShippedWordings.message(WordingKind.ALL_CLEAR, Audience.FAMILIES),
                        Set.of(Language.ENGLISH, Language.SPANISH));

        assertThat(texts.all()).extracting(Text::language).containsExactly(Language.ENGLISH, Language.SPANISH);
        assertThat(said(texts, Language.SPANISH)).startsWith("Valle Alerts: All clear, 2:12 PM.");
    }

    @Test
    void aWordingOfAnotherKindOpensNothing() {
        Wording update = wording("update", Audience.FAMILIES, Language.ENGLISH);
        Message asFirst = new Message(
                "update",
                WordingKind.FIRST_ALERT,
                Audience.FAMILIES,
                ShippedWordings.message(update, "Lincoln School", null, SchoolAction.HOLD, false)
                        .facts(),
                false,
                ShippedWordings.school("Lincoln School"),
                ShippedWordings.SENT);

        assertThat(shipped().open(asFirst).isEmpty()).isTrue();
    }

    @Test
    void nothingIsSaidToAnAudienceWithoutWordings() {
        Message message = ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.NETWORK);

        assertThat(shipped().open(message).isEmpty()).isTrue();
    }

    @Test
    void peopleAreSpokenToInTheFirstLanguageOfTheirsThatThereIs() {
        Texts texts = shipped().open(ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.FAMILIES));

        assertThat(spoken(texts, MAM, Language.SPANISH, Language.ENGLISH)).isEqualTo(Language.SPANISH);
        assertThat(spoken(texts, Language.of("es-GT"))).isEqualTo(Language.SPANISH);
        assertThat(spoken(texts, HAITIAN)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void theNetworkSpeaksUnderTheNameItHasInTheLanguage() {
        Composer composer = ShippedWordings.composer(ShippedWordings.all(), Map.of("en", "Rio Alerts"));

        Texts texts = composer.open(ShippedWordings.message(WordingKind.FIRST_ALERT, Audience.FAMILIES));

        assertThat(said(texts, Language.SPANISH)).startsWith("Rio Alerts: CONFIRMADO.");
    }

    private static Composer shipped() {
        return ShippedWordings.composer(ShippedWordings.all());
    }

    private static List<Wording> without(WordingKind kind, Language language) {
        List<Wording> wordings = new ArrayList<>(ShippedWordings.all());
        assertThat(wordings.removeIf(
                        wording -> wording.kind() == kind && wording.language().equals(language)))
                .isTrue();
        return wordings;
    }

    private static Wording wording(String name, Audience audience, Language language) {
        return ShippedWordings.all().stream()
                .filter(wording -> wording.name().equals(name)
                        && wording.audience() == audience
                        && wording.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Texts texts, Language language) {
        return texts.forList(List.of(language), Channel.SMS).orElseThrow().text();
    }

    private static Language spoken(Texts texts, Language... wanted) {
        return texts.forList(List.of(wanted), Channel.SMS).orElseThrow().language();
    }
}
