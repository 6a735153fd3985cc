package org.campana.dispatcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SchoolAction;
import org.campana.events.sms.SmsText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every shipped wording, in every branch, as it would reach a phone.
class ShippedWordingTests {

    private static final String LONGEST = "Abcdefghi ".repeat(8).strip() + "j";
    private static final List<Wording> SHIPPED = ShippedWordings.all();
    private static final Composer COMPOSER = ShippedWordings.composer(SHIPPED);

    @Test
    void bothAudiencesHaveTheWholeSetInBothLanguages() {
        for (Audience audience : List.of(Audience.STAFF, Audience.FAMILIES)) {
            List<Wording> ofAudience = SHIPPED.stream()
                    .filter(wording -> wording.audience() == audience)
                    .toList();

            assertThat(WordingSet.byLanguage(ofAudience))
                    .allMatch(set -> set.has(WordingKind.neededToOpen(true)))
                    .extracting(WordingSet::language)
                    .containsExactlyInAnyOrder(Language.ENGLISH, Language.SPANISH);
        }
        assertThat(SHIPPED).hasSize(22);
    }

    @TestFactory
    Stream<DynamicTest> everyTextIsCalmAndShort() {
        return texts(false)
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    SmsText sms = SmsText.of(sample.text());
                    assertThat(sms.breakers()).as("letters outside GSM-7").isEmpty();
                    assertThat(sms.segments())
                            .as("segments of: " + sample.text())
                            .isLessThanOrEqualTo(2);
                    assertThat(sample.text()).doesNotContain("{", "}", "  ", " .", " ,");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyTextFitsTheLongestNames() {
        return texts(true)
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    SmsText sms = SmsText.of(sample.text());
                    assertThat(sms.segments())
                            .as(sms.units() + " units: " + sample.text())
                            .isLessThanOrEqualTo(2);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyTextSaysWhoAndWhereAndWhen() {
        return texts(false)
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    assertThat(sample.text()).containsPattern("Valle Alerts|Alertas Valle");
                    assertThat(sample.text()).contains("Lincoln School");
                    assertThat(sample.text()).containsPattern("2:1[02] PM");
                    if (sample.kind() == WordingKind.FIRST_ALERT) {
                        assertThat(sample.text())
                                .containsPattern("(Valle Alerts: CONFIRMED|Alertas Valle: CONFIRMADO)\\. ");
                    }
                    if (sample.audience() == Audience.STAFF) {
                        assertThat(sample.text())
                                .endsWith(
                                        sample.language().equals(Language.ENGLISH)
                                                ? "Reply 1 seen, 2 need help, 3 all safe"
                                                : "Responda 1 visto, 2 ayuda, 3 todo bien");
                    }
                }));
    }

    /// Only a drill with names no school has may lose its place; the real thing never does.
    @Test
    void longestNamesKeepThePlaceInARealAlert() {
        for (Sample sample : texts(true)
                .filter(sample -> !sample.drill() && sample.hasPlace())
                .toList()) {
            assertThat(sample.text().split(LONGEST, -1)).as(sample.text()).hasSize(3);
        }
    }

    private static Stream<Sample> texts(boolean longest) {
        String school = longest ? LONGEST : "Lincoln School";
        String place = longest ? LONGEST : "5th and Oak";
        return SHIPPED.stream()
                .filter(wording ->
                        wording.kind() != WordingKind.DRILL_PREFIX && wording.kind() != WordingKind.STOP_HINT)
                .flatMap(wording -> Stream.of(SchoolAction.values())
                        .flatMap(action -> Stream.of(false, true)
                                .flatMap(drill -> Stream.of(false, true).map(hasPlace -> {
                                    Message message = ShippedWordings.message(
                                            wording, school, hasPlace ? place : null, action, drill);
                                    Texts texts = wording.kind() == WordingKind.FIRST_ALERT
                                            ? COMPOSER.open(message)
                                            : COMPOSER.followUp(message, java.util.Set.of());
                                    Text text = texts.forList(List.of(wording.language()), Channel.SMS)
                                            .orElseThrow();
                                    return new Sample(wording, action, drill, hasPlace, text.text());
                                }))));
    }

    private record Sample(Wording wording, SchoolAction action, boolean drill, boolean hasPlace, String text) {

        String name() {
            return wording.name() + " " + wording.audience() + " " + wording.language() + " " + action
                    + (drill ? " drill" : "") + (hasPlace ? " at a place" : "");
        }

        Language language() {
            return wording.language();
        }

        Audience audience() {
            return wording.audience();
        }

        WordingKind kind() {
            return wording.kind();
        }
    }
}
