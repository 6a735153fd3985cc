package org.campana.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// The rules of the house that the compiler cannot see. A service's `ArchitectureTests` checks them against
/// [#mainClasses(String)].
public final class CampanaRules {

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class);

    private CampanaRules() {}

    /// The classes of a package and below, without tests.
    public static JavaClasses mainClasses(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    /// No `now()` and no machine time but through a [java.time.Clock].
    public static ArchRule timeComesFromAClock() {
        DescribedPredicate<JavaMethodCall> nowWithoutClock = DescribedPredicate.describe(
                "now() without a Clock",
                call -> call.getTarget().getName().equals("now")
                        && TIMES.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class)));
        return noClasses()
                .should()
                .callMethodWhere(nowWithoutClock)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .because("a test must be able to move time past an expiry, a lease or a night of summer time");
    }

    /// Twilio's types stay in the packages given, each such as `org.campana.notifier.channel.sms..`.
    public static ArchRule twilioOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.twilio..")
                .because("another carrier must touch one package, and Twilio's messages can quote a phone number")
                .allowEmptyShould(true);
    }

    /// Kafka's types stay in the packages given: a service's door and exit, and its wiring.
    public static ArchRule kafkaOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .because("a step decides on records and values; how they arrive and leave is the door's matter")
                .allowEmptyShould(true);
    }

    /// The packages directly below the base package need each other in one direction only.
    public static ArchRule stepsHaveNoCycle(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader follows an alert from step to step; a circle has no beginning")
                .allowEmptyShould(true);
    }

    /// Values of the configuration come in validated records, and beans by constructor.
    public static ArchRule nothingIsInjectedIntoFields() {
        return fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .because("a constructor shows what a class needs, and a settings record fails at the start")
                .allowEmptyShould(true);
    }

    /// Nothing is printed past the log.
    public static ArchRule nothingIsPrinted() {
        return noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Throwable.class))).and(target(name("printStackTrace"))))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what is printed is not scanned, not levelled and can hold what must not be seen");
    }
}
