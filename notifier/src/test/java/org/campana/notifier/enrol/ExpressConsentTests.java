package org.campana.notifier.enrol;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.junit.jupiter.api.Test;

class ExpressConsentTests {

    private final ExpressConsent real = new ExpressConsent(new DemoSettings(false));

    private static EnrolmentRequest request(Audience audience, ConsentProof proof) {
        return new EnrolmentRequest(
                PhoneNumber.of("+12025550143"),
                audience,
                List.of(SchoolId.of("lincoln")),
                List.of(Language.SPANISH),
                List.of(Channel.SMS),
                false,
                proof);
    }

    @Test
    void aListEnrolsStaffAndNeverAFamily() {
        ConsentProof list = ConsentProof.imported("list-1", Language.ENGLISH);

        assertThatCode(() -> real.check(request(Audience.STAFF, list))).doesNotThrowAnyException();
        assertThatThrownBy(() -> real.check(request(Audience.FAMILIES, list)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("families on a list are invited")
                .hasMessageNotContaining("555");
    }

    @Test
    void aFamilyEnrolsItself() {
        assertThatCode(() -> real.check(request(Audience.FAMILIES, ConsentProof.texted("SM1", Language.SPANISH))))
                .doesNotThrowAnyException();
    }

    @Test
    void inventedPeopleAreForTheDemoAlone() {
        EnrolmentRequest invented = request(Audience.FAMILIES, ConsentProof.invented("valle-verde", Language.SPANISH));

        assertThatCode(() -> new ExpressConsent(new DemoSettings(true)).check(invented))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> real.check(invented))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("campana.demo");
    }
}
