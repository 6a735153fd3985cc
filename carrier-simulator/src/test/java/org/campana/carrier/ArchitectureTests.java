package org.campana.carrier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "org.campana.carrier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule stepsHaveNoCycle = slices().matching("org.campana.carrier.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader follows one text through the steps in one direction");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests set the time by the Clock bean");

    @ArchTest
    static final ArchRule ledgerKnowsNoHttp = noClasses()
            .that()
            .resideInAPackage("..carrier.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "java.net.http..")
            .because("the judge must not depend on the way a text came");

    @ArchTest
    static final ArchRule onlyTheConnectionKnowsTomcat = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.campana.carrier.messages.Connection")
            .and()
            .doNotHaveFullyQualifiedName("org.campana.carrier.messages.Connection$Valve")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..")
            .because("cutting a connection is the one thing the servlet interface cannot do");

    @ArchTest
    static final ArchRule simulatorKnowsNoService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.twilio..", "org.campana.notifier..", "org.campana.ingest..", "org.campana.dispatcher..")
            .because("it stands for Twilio's side, and what both sides shared could be wrong on both");
}
