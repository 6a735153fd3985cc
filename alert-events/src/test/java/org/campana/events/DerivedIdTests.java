package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedIdTests {

    private static final AlertId ALERT = AlertId.of("5d0e9a44-8a1b-4c7e-b2f5-9c3d7e6f1a02");
    private static final PersonId PERSON = PersonId.of("f9e8d7c6-b5a4-4938-a716-050403020104");

    @Test
    void deliveryIdIsTheSameInEveryVersionAndEveryLanguageOfProgram() {
        // Worked out apart from this code (Python, hashlib): SHA-256 over "delivery", alert, revision, person and
        // channel with a zero byte before each, cut to a UUID of version 8; its first 32 bits are the alert's. With
        // another one a replay would text everybody again.
        assertThat(DeliveryId.of(ALERT, 1, PERSON, Channel.SMS)).hasToString("5d0e9a44-b8f9-857d-804f-32f0799bcf8f");
    }

    @Test
    void anotherPartMakesAnotherDelivery() {
        assertThat(List.of(
                        DeliveryId.of(ALERT, 1, PERSON, Channel.SMS),
                        DeliveryId.of(ALERT, 2, PERSON, Channel.SMS),
                        DeliveryId.of(ALERT, 1, PERSON, Channel.VOICE),
                        DeliveryId.of(ALERT, 1, PersonId.random(), Channel.SMS),
                        DeliveryId.of(AlertId.random(), 1, PERSON, Channel.SMS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void derivedIdIsAUuidOfVersionEight() {
        assertThat(DeliveryId.of(ALERT, 1, PERSON, Channel.SMS).value().version())
                .isEqualTo(8);
        assertThat(DeliveryId.of(ALERT, 1, PERSON, Channel.SMS).value().variant())
                .isEqualTo(2);
    }

    @Test
    void peopleAreOrderedAsPostgresqlOrdersThem() {
        PersonId low = PersonId.of("7fffffff-0000-4000-8000-000000000000");
        PersonId high = PersonId.of("80000000-0000-4000-8000-000000000000");
        PersonId higher = PersonId.of("80000000-0000-4000-8fff-000000000000");

        assertThat(List.of(higher, high, low).stream().sorted()).containsExactly(low, high, higher);
    }

    @Test
    void shortenedUuidIsNoId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertId.of("1-1-1-1-1"))
                .withMessageContaining("alertId");
    }

    @Test
    void languageTakesItsCanonicalForm() {
        assertThat(Language.of("ZH-hans")).hasToString("zh-Hans");
        assertThat(Language.of("mam")).hasToString("mam");
        assertThatIllegalArgumentException().isThrownBy(() -> Language.of("und"));
        assertThatIllegalArgumentException().isThrownBy(() -> Language.of("es_MX"));
        assertThatIllegalArgumentException().isThrownBy(() -> Language.of("en-u-" + "attr-".repeat(10) + "ca"));
    }
}
