package org.campana.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.campana.notifier.address.PhoneNumber;
import org.campana.standalone.CannotGoOn;
import org.junit.jupiter.api.Test;

class TypedNumberTests {

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void oneNumberComesInByStandardInput() {
        assertThat(TypedNumber.readFrom(typed("(202) 555-0143\n"))).isEqualTo(PhoneNumber.of("+12025550143"));
    }

    @Test
    void whatIsNoNumberOrMoreThanOneIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> TypedNumber.readFrom(typed("20255501439999999\n")))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageNotContaining("2025550143");
        assertThatThrownBy(() -> TypedNumber.readFrom(typed("2025550143\n2025550144\n")))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("one number at a time")
                .hasMessageNotContaining("2025550143");
        assertThatThrownBy(() -> TypedNumber.readFrom(typed(""))).isInstanceOf(CannotGoOn.class);
    }
}
