package org.campana.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.campana.testing.CampanaRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    private static final JavaClasses CLASSES = CampanaRules.mainClasses("org.campana.notifier");

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        List<ArchRule> rules = List.of(
                CampanaRules.timeComesFromAClock(),
                CampanaRules.twilioOnlyIn("org.campana.notifier.channel.sms..", "org.campana.notifier.channel.voice.."),
                CampanaRules.kafkaOnlyIn(
                        "org.campana.notifier.deliver..",
                        "org.campana.notifier.phrase..",
                        "org.campana.notifier.school..",
                        "org.campana.notifier.runtime.."),
                CampanaRules.stepsHaveNoCycle("org.campana.notifier"),
                CampanaRules.nothingIsInjectedIntoFields(),
                CampanaRules.nothingIsPrinted(),
                numbersComeFromTheAddressBook(),
                keysAreNeverTakenOutOfTink());
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    private static ArchRule numbersComeFromTheAddressBook() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.campana.notifier.address..",
                        "org.campana.notifier.channel.sms..",
                        "org.campana.notifier.channel.voice..")
                .should()
                .callMethod(org.campana.notifier.address.PhoneNumber.class, "e164")
                .because("the clear number is for the vault and the carrier's request; elsewhere it could be logged");
    }

    private static ArchRule keysAreNeverTakenOutOfTink() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InsecureSecretKeyAccess.class)
                .because("whoever can take a key out of Tink can write it somewhere (reliability, section 6)");
    }
}
