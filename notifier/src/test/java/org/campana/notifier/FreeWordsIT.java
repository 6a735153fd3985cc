package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.campana.events.Language;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.Leaving;
import org.campana.notifier.enrol.LeavingClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// C3: leaving in one's own words.
class FreeWordsIT extends WithTexts {

    @Autowired
    private Leaving leaving;

    @Autowired
    private LeavingClock clock;

    @Autowired
    private Consent consent;

    @Test
    void c3FreeWordsThatSoundLikeLeavingStopTextsAtOnceAndWaitForAPerson() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);

        assertThat(text(number, "por favor quítenme de su lista, vivo en la calle Quinta"))
                .isEqualTo("Alertas Valle: Ya no le mandamos mensajes. Si los quiere, escriba INICIAR.");
        assertHeldBack(number);
        assertThat(text(number, "ya no quiero mensajes")).as("said again").isEmpty();

        assertThat(leaving.waiting())
                .filteredOn(each -> each.person().equals(person(number)))
                .singleElement()
                .satisfies(each -> assertThat(each.words())
                        .hasValueSatisfying(words -> assertThat(words).contains("Quinta")));
        assertThat(jdbc.sql("select words from notify.leaving_review")
                        .query(byte[].class)
                        .list())
                .as("sealed")
                .noneMatch(words -> new String(words, StandardCharsets.ISO_8859_1).contains("Quinta"));
        assertThat(leaving.oldest()).isPositive();
        assertThat(numberKept(number)).as("until somebody decided").isTrue();
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "HELD FREE_TEXT");
    }

    @Test
    void c3WhoseWordsNobodyReadInSevenDaysHasLeft() {
        PhoneNumber number = freshNumber();
        family(number);
        text(number, "leave me alone");
        clock.tick();
        assertThat(enrolled(number)).isPresent();

        jdbc.sql(
                        "update notify.leaving_review set said_at = now() - interval '7 days 1 minute' where person_id = :person")
                .param("person", person(number).value())
                .update();
        clock.tick();

        assertThat(enrolled(number)).isEmpty();
        assertThat(numberKept(number)).isFalse();
        assertThat(leaving.waiting()).noneMatch(each -> each.person().equals(person(number)));
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "HELD FREE_TEXT", "OPT_OUT FREE_TEXT");
    }

    @Test
    void c3StopAfterFreeWordsIsAStopAndStartAfterThemBringsEverythingBack() {
        PhoneNumber leaver = freshNumber();
        PhoneNumber stayer = freshNumber();
        family(leaver);
        family(stayer);
        text(leaver, "wrong number");
        text(stayer, "wrong number");

        assertThat(text(leaver, "STOP")).contains("no more texts");
        assertThat(numberKept(leaver)).isFalse();
        assertThat(text(stayer, "START")).contains("on the list again");
        assertTexted(stayer);

        assertThat(leaving.waiting())
                .noneMatch(each -> List.of(person(leaver), person(stayer)).contains(each.person()));
    }

    @Test
    void c3AStrangerWhoSaysSoIsNeverTextedAndNothingIsKeptToRead() {
        PhoneNumber number = freshNumber();

        assertThat(text(number, "I think you have the wrong number")).contains("stopped texts to you");

        assertThat(consent.suppressedAmong(List.of(person(number)))).hasSize(1);
        assertThat(leaving.waiting()).noneMatch(each -> each.person().equals(person(number)));
    }
}
