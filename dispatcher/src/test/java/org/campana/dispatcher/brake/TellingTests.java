package org.campana.dispatcher.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;
import org.junit.jupiter.api.Test;

class TellingTests {

    private static final Text SPANISH = new Text(Language.SPANISH, "Hola", 1);
    private static final Texts TEXTS = new Texts(List.of(SPANISH), Language.ENGLISH);

    @Test
    void somebodyIsToldByEachOfferedChannelInTheirLanguage() {
        assertThat(Telling.of(true, List.of(Language.SPANISH), List.of(Channel.SMS, Channel.PUSH), TEXTS))
                .isEqualTo(new Telling.Told(SPANISH, List.of(Channel.SMS, Channel.PUSH)));
    }

    @Test
    void withoutAnOfferedChannelTheyAreCountedAsSuch() {
        assertThat(Telling.of(true, List.of(Language.SPANISH), List.of(), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.NO_CHANNEL));
    }

    @Test
    void withoutWordsNotEvenInTheFallbackTheyAreCountedAsSuch() {
        assertThat(Telling.of(true, List.of(Language.of("mam")), List.of(Channel.SMS), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.NO_APPROVED_WORDING));
    }

    @Test
    void c11WhoDoesNotHearAtThisHourIsHeldBackForThat() {
        assertThat(Telling.of(false, List.of(Language.SPANISH), List.of(Channel.SMS), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.OUTSIDE_HOURS));
    }
}
