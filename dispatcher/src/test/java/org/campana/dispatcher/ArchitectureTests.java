package org.campana.dispatcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.campana.testing.CampanaRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses DISPATCHER = CampanaRules.mainClasses("org.campana.dispatcher");

    @Test
    void timeComesFromAClock() {
        CampanaRules.timeComesFromAClock().check(DISPATCHER);
    }

    @Test
    void kafkaStaysAtTheDoorsAndTheExit() {
        CampanaRules.kafkaOnlyIn(
                        "org.campana.dispatcher.dispatch",
                        "org.campana.dispatcher.audience",
                        "org.campana.dispatcher.fanout",
                        "org.campana.dispatcher.runtime")
                .check(DISPATCHER);
    }

    @Test
    void stepsHaveNoCycle() {
        CampanaRules.stepsHaveNoCycle("org.campana.dispatcher").check(DISPATCHER);
    }

    @Test
    void nothingIsInjectedIntoFieldsOrPrinted() {
        CampanaRules.nothingIsInjectedIntoFields().check(DISPATCHER);
        CampanaRules.nothingIsPrinted().check(DISPATCHER);
    }

    @Test
    void noCarrierIsKnownHere() {
        CampanaRules.twilioOnlyIn().check(DISPATCHER);
    }

    @Test
    void routingIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.campana.dispatcher.route")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.jdbc..",
                        "org.springframework.web..",
                        "org.springframework.transaction..",
                        "org.campana.eventframe..")
                .because("whom an alert reaches must follow from what is handed in, so that it can be proved")
                .check(DISPATCHER);
    }

    @Test
    void wordsAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.campana.dispatcher.compose")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.ibm.icu..")
                .because("there is one place where words are made, and it knows the rules of review")
                .check(DISPATCHER);
    }
}
