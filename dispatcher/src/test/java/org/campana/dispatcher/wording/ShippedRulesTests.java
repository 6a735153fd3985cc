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

    static WordingRules rules() {
        return new WordingRules(
                new WordingSamples(
                        ShippedWordings.composer(List.of()),
                        Clock.fixed(Instant.parse("2026-11-18T22:12:00Z"), ZoneOffset.UTC)),
                new WordingDeskSettings(List.of("mam"), List.of()));
    }

    private static Wording draft(String text) {
        return Wording.draft(
                "agents-near-school", Audience.FAMILIES, Language.ENGLISH, 2, WordingKind.FIRST_ALERT, text);
    }
}
