package org.campana.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Each rule is shown to see its fault: a rule that finds nothing in anything guards nothing.
class CampanaRulesTests {

    @Test
    void nowWithoutAClockIsFound() {
        assertThatThrownBy(() -> CampanaRules.timeComesFromAClock().check(only(Hasty.class)))
                .hasMessageContaining("Instant.now()")
                .hasMessageContaining("because");
        assertThatThrownBy(() -> CampanaRules.timeComesFromAClock().check(only(Millis.class)))
                .hasMessageContaining("currentTimeMillis");
        CampanaRules.timeComesFromAClock().check(only(Patient.class));
    }

    @Test
    void kafkaBehindTheDoorIsFound() {
        assertThatThrownBy(() ->
                        CampanaRules.kafkaOnlyIn("org.campana.elsewhere..").check(only(Door.class)))
                .hasMessageContaining("ConsumerRecord");
        CampanaRules.kafkaOnlyIn("org.campana.testing..").check(only(Door.class));
    }

    @Test
    void fieldInjectionIsFound() {
        assertThatThrownBy(() -> CampanaRules.nothingIsInjectedIntoFields().check(only(Injected.class)))
                .hasMessageContaining("Autowired");
    }

    @Test
    void printingIsFound() {
        assertThatThrownBy(() -> CampanaRules.nothingIsPrinted().check(only(Loud.class)))
                .hasMessageContaining("System.out");
    }

    @Test
    void thisModuleKeepsTheRules() {
        JavaClasses own = CampanaRules.mainClasses("org.campana.testing");

        assertThat(own).isNotEmpty();
        CampanaRules.timeComesFromAClock().check(own);
        CampanaRules.nothingIsInjectedIntoFields().check(own);
        CampanaRules.nothingIsPrinted().check(own);
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    static class Hasty {
        Instant time() {
            return Instant.now();
        }
    }

    static class Millis {
        long time() {
            return System.currentTimeMillis();
        }
    }

    static class Patient {
        Instant time(Clock clock) {
            return Instant.now(clock);
        }
    }

    static class Door {
        int size(ConsumerRecord<String, String> received) {
            return received.serializedValueSize();
        }
    }

    static class Injected {
        @Autowired
        Clock clock;
    }

    static class Loud {
        void say() {
            System.out.println("here");
        }
    }
}
