package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"+12025550143", "(202) 555-0143", "202.555.0143", "1 202 555 0143", "+1 202-555-0143"})
    void writtenAsPeopleDoItIsTheSameNumber(String written) {
        assertThat(PhoneNumber.of(written)).isEqualTo(PhoneNumber.of("+12025550143"));
        assertThat(PhoneNumber.of(written).e164()).isEqualTo("+12025550143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "911",
                "12345",
                "+442079460000",
                "+525512345678",
                "+18095551234",
                "+11115550143",
                "hello",
                "+120255501430000000000000000000000000000000"
            })
    void otherCountriesShortCodesAndNonsenseAreRefusedWithoutBeingRepeated(String written) {
        assertThat(PhoneNumber.orNull(written)).isNull();
        assertThatThrownBy(() -> PhoneNumber.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as +12025550143")
                .message()
                .satisfies(message -> assertThat(written.length() < 4 || !message.contains(written))
                        .isTrue());
    }

    @Test
    void canadaIsIn() {
        assertThat(PhoneNumber.orNull("+16135550155")).isNotNull();
    }

    @Test
    void itPrintsMasked() {
        assertThat(PhoneNumber.of("+12025550143")).hasToString("+1 *** *** ****");
    }

    @Test
    void whatWasKeptIsTheSameNumber() {
        PhoneNumber read = PhoneNumber.of("(202) 555-0143");

        assertThat(PhoneNumber.kept(read.e164())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025550143", "+1202555014", "+12025550143 ", "+4915112345678", "+10025550143"})
    void whatIsNotAsItWasKeptIsRefusedAndNotRepeated(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.kept(other))
                .withMessage("what was kept as a phone number is none");
    }
}
