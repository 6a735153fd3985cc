package org.campana.dispatcher.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;
import org.junit.jupiter.api.Test;

class TellingTests {

    private static final Language MAM = Language.of("mam");
    private static final Text SPANISH = new Text(Language.SPANISH, "Hola", 1);
    private static final Texts TEXTS = new Texts(List.of(SPANISH), Language.ENGLISH);

    @Test
    void somebodyIsToldByEachOfferedChannelInTheirLanguage() {
        assertThat(Telling.of(true, List.of(Language.SPANISH), List.of(Channel.SMS, Channel.PUSH), TEXTS))
                .isEqualTo(new Telling.Told(Map.of(Channel.SMS, SPANISH, Channel.PUSH, SPANISH)));
    }

    @Test
    void withoutAnOfferedChannelTheyAreCountedAsSuch() {
        assertThat(Telling.of(true, List.of(Language.SPANISH), List.of(), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.NO_CHANNEL));
    }

    @Test
    void withoutWordsNotEvenInTheFallbackTheyAreCountedAsSuch() {
        assertThat(Telling.of(true, List.of(MAM), List.of(Channel.SMS), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.NO_APPROVED_WORDING));
    }

    @Test
    void c11WhoDoesNotHearAtThisHourIsHeldBackForThat() {
        assertThat(Telling.of(false, List.of(Language.SPANISH), List.of(Channel.SMS), TEXTS))
                .isEqualTo(new Telling.HeldBack(SuppressionReason.OUTSIDE_HOURS));
    }

    @Test
    void aCallIsInTheRecordedLanguageAndATextInTheWrittenOne() {
        Text mam = new Text(MAM, "Hola", 1, List.of(ClipId.random()), true);
        Texts texts = new Texts(List.of(SPANISH, mam), Language.SPANISH);

        assertThat(Telling.of(true, List.of(MAM), List.of(Channel.SMS, Channel.VOICE), texts))
                .isEqualTo(new Telling.Told(Map.of(Channel.SMS, SPANISH, Channel.VOICE, mam)));
        assertThat(Telling.of(true, List.of(Language.SPANISH, MAM), List.of(Channel.VOICE), texts))
                .as("their own list comes first")
                .isEqualTo(new Telling.Told(Map.of(Channel.VOICE, SPANISH)));
    }

    @Test
    void whoCanBeToldByACallOnlyIsToldByACall() {
        Text mam = new Text(MAM, "Hola", 1, List.of(ClipId.random()), true);
        Texts texts = new Texts(List.of(SPANISH, mam), null);

        assertThat(Telling.of(true, List.of(MAM), List.of(Channel.SMS, Channel.VOICE), texts))
                .isEqualTo(new Telling.Told(Map.of(Channel.VOICE, mam)));
    }
}
