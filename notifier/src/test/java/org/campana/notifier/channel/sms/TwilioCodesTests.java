package org.campana.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Throttled;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of reliability 2.3, row by row.
class TwilioCodesTests {

    @ParameterizedTest
    @CsvSource({
        "30001, TRANSIENT",
        "30003, TRANSIENT",
        "30008, TRANSIENT_ONCE",
        "30017, TRANSIENT",
        "30022, TRANSIENT",
        "30410, TRANSIENT",
        "30450, TRANSIENT",
        "30453, TRANSIENT",
        "30485, TRANSIENT",
        "30500, TRANSIENT",
        "21211, PERMANENT",
        "21612, PERMANENT",
        "21614, PERMANENT",
        "30005, PERMANENT_AT_SECOND",
        "30006, PERMANENT",
        "21610, OPT_OUT",
        "30004, OPT_OUT_AT_SECOND",
        "30007, CONTENT",
        "21617, CONTENT",
        "21619, CONTENT",
        "30023, QUOTA",
        "30025, QUOTA",
        "30026, QUOTA",
        "30027, QUOTA",
        "63038, QUOTA",
        "60728, QUOTA",
        "30454, QUOTA",
        "20003, CONFIGURATION",
        "21408, CONFIGURATION",
        "21603, CONFIGURATION",
        "21606, CONFIGURATION",
        "21704, CONFIGURATION",
        "30002, CONFIGURATION",
        "30037, CONFIGURATION",
        "30032, CONFIGURATION",
        "30033, CONFIGURATION",
        "30034, CONFIGURATION",
        "30035, CONFIGURATION",
        "21608, CONFIGURATION",
        "30036, EXPIRED"
    })
    void eachCodeIsOfItsClass(int code, Failure.Kind kind) {
        assertThat(TwilioCodes.failed(code).kind()).isEqualTo(kind);
        assertThat(TwilioCodes.refused(code)).isEqualTo(new Rejected(TwilioCodes.failed(code), code));
    }

    @ParameterizedTest
    @CsvSource({"20429", "21611", "63017"})
    void whatWasSurelyNotProcessedIsThrottled(int code) {
        assertThat(TwilioCodes.refused(code)).isEqualTo(new Throttled(null));
    }

    @ParameterizedTest
    @CsvSource({"20500", "20503"})
    void whatTwilioDoesNotKnowIsInDoubt(int code) {
        assertThat(TwilioCodes.refused(code)).isInstanceOf(Unknown.class);
    }

    @Test
    void aThousandCodesNobodyKnowsAreUnknownAndCallForAPerson() {
        Set<Integer> known = new TreeSet<>(Set.of(20429, 21611, 63017, 20500, 20503));
        for (int code = 10_000; code < 100_000; code++) {
            if (TwilioCodes.failed(code) != Failure.UNKNOWN_CODE) {
                known.add(code);
            }
        }

        new Random(7)
                .ints(10_000, 100_000)
                .filter(code -> !known.contains(code))
                .limit(1_000)
                .forEach(code -> {
                    assertThat(TwilioCodes.refused(code)).isEqualTo(new Rejected(Failure.UNKNOWN_CODE, code));
                    assertThat(Failure.UNKNOWN_CODE.callsForAPerson()).isTrue();
                });
    }

    @Test
    void everyFailureHasASentenceForPeople() {
        assertThat(Arrays.stream(Failure.values()).map(Failure::sentence))
                .allMatch(sentence -> !sentence.isBlank() && !sentence.endsWith("."));
    }
}
