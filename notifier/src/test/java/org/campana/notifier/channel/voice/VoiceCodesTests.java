package org.campana.notifier.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceCodesTests {

    @ParameterizedTest
    @CsvSource({
        "21211, INVALID_NUMBER, PERMANENT",
        "21217, INVALID_NUMBER, PERMANENT",
        "13223, INVALID_NUMBER, PERMANENT",
        "21214, NO_ROUTE, PERMANENT",
        "13224, UNKNOWN_NUMBER, PERMANENT_AT_SECOND",
        "21203, CALL_NOT_PERMITTED, UNKNOWN",
        "21215, CALL_NOT_PERMITTED, UNKNOWN",
        "13227, CALL_NOT_PERMITTED, UNKNOWN",
        "21216, CALL_BLOCKED, UNKNOWN",
        "13225, CALL_BLOCKED, UNKNOWN",
        "20003, CREDENTIALS, CONFIGURATION",
        "10001, ACCOUNT_SUSPENDED, CONFIGURATION",
        "10005, ACCOUNT_SUSPENDED, CONFIGURATION",
        "20005, ACCOUNT_SUSPENDED, CONFIGURATION",
        "21210, SENDER_UNUSABLE, CONFIGURATION",
        "21212, SENDER_UNUSABLE, CONFIGURATION",
        "21213, SENDER_UNUSABLE, CONFIGURATION",
        "10002, TRIAL_ACCOUNT, CONFIGURATION",
        "21219, TRIAL_ACCOUNT, CONFIGURATION"
    })
    void eachCodeHasItsFailureAndItsClass(int code, Failure failure, Failure.Kind kind) {
        assertThat(VoiceCodes.refused(code)).isEqualTo(new Rejected(failure, code));
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {20429, 10004})
    void tooManyCallsAreSurelyNotPlaced(int code) {
        assertThat(VoiceCodes.refused(code)).isEqualTo(new Throttled(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {20500, 20503})
    void whatTwilioItselfDoesNotKnowIsInDoubt(int code) {
        assertThat(VoiceCodes.refused(code)).isEqualTo(new Unknown("code-" + code));
    }

    @Test
    void aThousandCodesOfTomorrowAreNotTriedAgainAndCallAPerson() {
        new Random(7).ints(1_000, 70_000, 99_999).forEach(code -> {
            assertThat(VoiceCodes.refused(code)).isEqualTo(new Rejected(Failure.UNKNOWN_CODE, code));
            assertThat(Failure.UNKNOWN_CODE.callsForAPerson()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 0, LINE_BUSY",
        "no-answer, 0, NOT_ANSWERED",
        "canceled, 0, NOT_ANSWERED",
        "failed, 0, NOT_CONNECTED",
        "failed, 13224, UNKNOWN_NUMBER",
        "failed, 99999, NOT_CONNECTED"
    })
    void theEndOfACallThatNobodyHeardHasAName(String status, int code, Failure failure) {
        assertThat(VoiceCodes.ended(status, code)).isEqualTo(failure);
    }
}
