package org.campana.events.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmsTextTests {

    @Test
    void englishOfOneHundredSixtyIsOneSegmentAndOneMoreIsTwo() {
        assertThat(SmsText.of("a".repeat(160)).segments()).isEqualTo(1);
        assertThat(SmsText.of("a".repeat(161)).segments()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(306)).segments()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(307)).segments()).isEqualTo(3);
    }

    @Test
    void oneLetterOutsideTheAlphabetMovesTheWholeTextToUcs2() {
        SmsText text = SmsText.of("Qu\u00edtese de aqu\u00ed, c\u00f3digo rojo. ".repeat(5));

        assertThat(text.encoding()).isEqualTo(SmsEncoding.UCS_2);
        assertThat(text.segments()).isEqualTo(3);
        assertThat(text.breakers()).containsExactly("\u00ed", "\u00f3");
    }

    @Test
    void safeSpanishLettersStayInGsm7() {
        SmsText text = SmsText.of("\u00bfNi\u00f1os? \u00a1S\u00e9 ping\u00fcino!");

        assertThat(text.encoding()).isEqualTo(SmsEncoding.GSM_7);
        assertThat(text.breakers()).isEmpty();
    }

    @Test
    void extensionCharacterTakesTwoSeptets() {
        assertThat(SmsText.of("\u20ac^{}[]~\\|\f").units()).isEqualTo(20);
    }

    @Test
    void escapePairIsNotCutBetweenSegments() {
        // 152 + 2 would need 154: the pair moves to the second segment and pushes one letter to a third.
        assertThat(SmsText.of("a".repeat(152) + "\u20ac" + "a".repeat(152)).segments())
                .isEqualTo(3);
        assertThat(SmsText.of("a".repeat(152) + "\u20ac" + "a".repeat(151)).segments())
                .isEqualTo(2);
    }

    @Test
    void surrogatePairIsNotCutBetweenSegments() {
        assertThat(SmsText.of("\u00ed".repeat(66) + "\ud83d\ude80" + "\u00ed".repeat(66))
                        .segments())
                .isEqualTo(3);
    }

    @Test
    void letterWithACombiningMarkIsShownAsOneCharacterAtFault() {
        assertThat(SmsText.of("caf" + "e\u0301").breakers()).containsExactly("e\u0301");
    }

    @Test
    void clusterThatNoSegmentHoldsIsCutRatherThanCountedTooLow() {
        assertThat(SmsText.of("a" + "\u0301".repeat(200)).segments()).isEqualTo(3);
    }

    @Test
    void emptyTextIsOneSegment() {
        assertThat(SmsText.of("")).isEqualTo(new SmsText(SmsEncoding.GSM_7, 0, 1, List.of()));
    }
}
