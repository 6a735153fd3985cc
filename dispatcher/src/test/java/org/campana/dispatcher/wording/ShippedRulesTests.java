package org.campana.dispatcher.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.campana.dispatcher.compose.ShippedWordings;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.wording.Finding.Rule;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Campana ships keeps to every rule that it holds others to, in every branch.
class ShippedRulesTests {

    private static final WordingRules RULES = rules();

    @TestFactory
    Stream<DynamicTest> c17EveryShippedTextKeepsToEveryRule() {
        return ShippedWordings.all().stream()
                .map(wording -> DynamicTest.dynamicTest(
                        wording.name() + " " + wording.audience() + " " + wording.language(),
                        () -> assertThat(RULES.findings(wording)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyDraftCouldBeApproved() {
        return ShippedWordings.drafts().stream()
                .map(wording -> DynamicTest.dynamicTest(
                        wording.name() + " " + wording.audience() + " " + wording.language(),
                        () -> assertThat(RULES.findings(wording)).isEmpty()));
    }

    @Test
    void aTextThatOnlyAdultsReadIsRefusedWithItsSchoolYear() {
        List<Finding> findings = RULES.findings(draft(
                "{network}: Immigration enforcement personnel were observed in the immediate vicinity of {school} at {time},"
                        + " therefore guardians are advised to refrain from attending."));

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.READING_LEVEL);
        assertThat(Double.parseDouble(findings.getFirst().detail())).isGreaterThan(12);
    }

    @Test
    void everyBranchIsReadWhicheverWouldBeSent() {
        assertThat(RULES.findings(draft("{network}: {school}, {time}. {action, select, HOLD {Chase them. } other {}}")))
                .containsExactly(new Finding(Rule.INTERFERE, "chase"));
    }

    @Test
    void aLanguageThatIsHeardNotReadGetsNoText() {
        Wording mam = Wording.draft(
                "agents-near-school",
                Audience.FAMILIES,
                Language.of("mam"),
                1,
                WordingKind.FIRST_ALERT,
                "{network} {school} {time}");

        assertThat(RULES.findings(mam)).extracting(Finding::rule).containsExactly(Rule.VOICE_ONLY);
    }

    @Test
    void whatIsHardToReadDoesNotDependOnTheTimeOfDay() {
        Wording spanish = Wording.draft(
                "agents-near-school",
                Audience.FAMILIES,
                Language.SPANISH,
                2,
                WordingKind.FIRST_ALERT,
                "{network}: CONFIRMADO. Hay agentes federales cerca de {school}, {time}. La puerta esta cerrada."
                        + " Por favor no venga ahora.");

        assertThat(rules("2026-11-18T18:50:00Z").year(spanish))
                .isEqualTo(rules("2026-11-18T22:10:00Z").year(spanish));
        assertThat(rules("2026-11-18T18:50:00Z").findings(spanish)).isEmpty();
    }

    @Test
    void aTextThatIsShownAtTheLimitKeepsIt() {
        WordingRules rules = rules();
        StringBuilder words = new StringBuilder("{network}: {school} {time}.");
        for (int more = 0; more < 40; more++) {
            words.insert(words.length() - 1, more % 3 == 0 ? " policia" : " no");
            String text = words.toString();
            Wording draft = Wording.draft(
                    "agents-near-school", Audience.FAMILIES, Language.SPANISH, 2, WordingKind.FIRST_ALERT, text);
            boolean refused = rules.findings(draft).stream().anyMatch(finding -> finding.rule() == Rule.READING_LEVEL);
            double shown =
                    Double.parseDouble(WordingRules.shown(rules.year(draft).orElseThrow()));

            assertThat(refused).as("%s reads at %s", text, shown).isEqualTo(shown > 5.0);
        }
    }

    static WordingRules rules() {
        return rules("2026-11-18T22:12:00Z");
    }

    private static WordingRules rules(String now) {
        return new WordingRules(
                new WordingSamples(
                        ShippedWordings.composer(List.of()), Clock.fixed(Instant.parse(now), ZoneOffset.UTC)),
                new WordingDeskSettings(List.of("mam"), List.of()));
    }

    private static Wording draft(String text) {
        return Wording.draft(
                "agents-near-school", Audience.FAMILIES, Language.ENGLISH, 2, WordingKind.FIRST_ALERT, text);
    }
}
