package org.campana.dispatcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "org.campana.dispatcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule kafkaStaysAtTheDoorsAndTheExit = noClasses()
            .that()
            .resideOutsideOfPackages("..audience..", "..dispatcher.dispatch", "..fanout..", "..runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
            .because("a step that knows the transport cannot be read, tested or replayed without it");

    @ArchTest
    static final ArchRule routingIsPure = noClasses()
            .that()
            .resideInAPackage("..dispatcher.route")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "org.springframework.web..", "org.campana.eventframe..")
            .because(
                    "whom an alert reaches must follow from what is handed in, so that it can be proved by unit tests");

    @ArchTest
    static final ArchRule messageFormatStaysInCompose = noClasses()
            .that()
            .resideOutsideOfPackage("..dispatcher.compose")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.ibm.icu..")
            .because("there is one place where words are made, and it knows the rules of review");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("expiry and caps are tested by moving the clock");
}
