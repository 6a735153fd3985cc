package org.campana.ingest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Stream;
import org.campana.eventframe.DatabaseQuestions;
import org.campana.testing.CampanaRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTests {

    private static final JavaClasses MAIN = CampanaRules.mainClasses("org.campana.ingest");

    static Stream<ArchRule> rules() {
        return Stream.of(
                CampanaRules.timeComesFromAClock(),
                CampanaRules.twilioOnlyIn(),
                CampanaRules.kafkaOnlyIn(
                        "org.campana.ingest.announce..",
                        "org.campana.ingest.school..",
                        "org.campana.ingest.progress.."),
                CampanaRules.stepsHaveNoCycle("org.campana.ingest"),
                CampanaRules.nothingIsInjectedIntoFields(),
                CampanaRules.nothingIsPrinted(),
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideOutsideOfPackages("org.campana.ingest.announce..", "org.campana.ingest.deadletter..")
                        .should()
                        .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.campana.eventframe..")
                                .and(DescribedPredicate.not(JavaClass.Predicates.type(DatabaseQuestions.class))))
                        .andShould()
                        .notBeAnnotatedWith(org.springframework.context.annotation.Configuration.class)
                        .because(
                                "a decision leaves through the outbox of its own transaction and by no other way; a record that"
                                        + " nobody could read is put back as it came; whether the database is away any"
                                        + " gauge may ask"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsTheRulesOfTheHouse(ArchRule rule) {
        rule.check(MAIN);
    }
}
