package org.campana.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.KeyCheck;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.disclose.Disclosure;
import org.campana.notifier.disclose.NumberRecord;
import org.campana.notifier.disclose.NumberRecord.ConsentLine;
import org.campana.notifier.disclose.SchoolRecord;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.TestDatabase;
import org.campana.testing.TestInfra;
import org.campana.web.Migrations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OperatorIT {

    private static final String KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    private static final String LOOKUP = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=";
    private static final TestDatabase DATABASE = TestInfra.freshDatabase();

    @TempDir
    private static Path journal;

    private static Map<String, Object> properties(String lookup) {
        return Map.of(
                "spring.datasource.url",
                DATABASE.url(),
                "spring.datasource.username",
                DATABASE.user(),
                "spring.datasource.password",
                DATABASE.password(),
                "campana.keys.encryption-key",
                KEY,
                "campana.keys.lookup-key",
                lookup,
                "campana.consent.journal",
                journal);
    }

    @BeforeAll
    static void firstStartOfANotifier() {
        Migrations.of(DATABASE.dataSource(), "notify").migrate();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OperatorConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties(Map.copyOf(properties(LOOKUP)))
                .run()) {
            context.getBean(KeyCheck.class).start();
        }
    }

    private static EnrolmentRequest wish(PhoneNumber number) {
        return new EnrolmentRequest(
                number,
                Audience.FAMILIES,
                List.of(SchoolId.of("lincoln")),
                List.of(Language.SPANISH),
                List.of(Channel.SMS),
                false,
                ConsentProof.texted("SM-of-the-tests", Language.SPANISH));
    }

    @Test
    void aNumberIsForgottenAndWhatStaysIsThatItLeft() throws IOException {
        PhoneNumber number = PhoneNumber.of("+12025550143");
        try (Records records = Records.on(properties(LOOKUP), false)) {
            PersonId person = records.get(Enrolment.class).enrol(wish(number));
            assertThat(ExportText.of(records.get(Disclosure.class).of(number)))
                    .contains("On the list:  yes", "Languages:    es", "Groups:       lincoln", "agreed, KEYWORD")
                    .doesNotContain("2025550143");

            assertThat(ForgetCommand.forget(records, number)).isTrue();

            JdbcClient jdbc = records.get(JdbcClient.class);
            assertThat(records.get(AddressBook.class).numbersOf(List.of(person)))
                    .isEmpty();
            assertThat(rows(jdbc, "enrolment", person)).isZero();
            assertThat(rows(jdbc, "suppression", person)).isOne();
            assertThat(jdbc.sql("select count(*) from notify.outbox where key = :person and payload is null")
                            .param("person", person.toString())
                            .query(Integer.class)
                            .single())
                    .as("the dispatcher is told")
                    .isOne();
            assertThat(ForgetCommand.forget(records, number)).isFalse();
        }
        try (Records records = Records.on(properties(LOOKUP), true)) {
            assertThat(ExportText.of(records.get(Disclosure.class).of(number)))
                    .contains("On the list:  no; left in ")
                    .doesNotContain("lincoln", "Languages", "Consent");
        }
        assertThat(Files.readAllLines(journal.resolve("leavers-1.journal")))
                .last()
                .satisfies(line -> assertThat(line).contains(" OUT ").doesNotContain("2025550143"));
    }

    private static int rows(JdbcClient jdbc, String table, PersonId person) {
        return jdbc.sql("select count(*) from notify." + table + " where person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void anExportCannotChangeAnything() {
        try (Records records = Records.on(properties(LOOKUP), true)) {
            assertThat(records.get(Disclosure.class)
                            .of(PhoneNumber.of("+12025550199"))
                            .known())
                    .isFalse();
            assertThatThrownBy(() -> records.get(AddressBook.class).know(PhoneNumber.of("+12025550199")))
                    .isInstanceOf(DataAccessException.class);
            assertThat(SchoolExport.beside(records.get(JdbcClient.class), SchoolId.of("lincoln")))
                    .isEmpty();
        }
    }

    @Test
    void withOtherKeysNobodyIsToldThatNothingIsHeld() {
        assertThatThrownBy(() -> Records.on(properties("Q0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0M="), true))
                .hasMessageContaining("not the ones this database was filled with");
    }

    @Test
    void c16TheSamplesThatArePublishedAreWhatTheCommandPrints() throws IOException {
        String page = Files.readString(Path.of("../docs/legal-demands.md"));

        assertThat(page)
                .contains(ExportText.of(new NumberRecord(
                        true,
                        true,
                        "2026-08",
                        List.of("es", "en"),
                        List.of("lincoln"),
                        "SCHOOL",
                        null,
                        List.of(new ConsentLine("2026-08", "OPT_IN", "KEYWORD", "SMS", "es", "join-2026-1")))))
                .contains(ExportText.of(
                        new NumberRecord(true, false, null, List.of(), List.of(), null, "2026-10", List.of())))
                .contains(ExportText.of(
                        new NumberRecord(false, false, null, List.of(), List.of(), null, null, List.of())))
                .contains(ExportText.of(new SchoolExport(
                        "lincoln",
                        new SchoolRecord(
                                true,
                                "Lincoln School",
                                "SCHOOL",
                                true,
                                List.of(
                                        new SchoolRecord.Count("FAMILIES", "en", "38"),
                                        new SchoolRecord.Count("FAMILIES", "mam", "<5"),
                                        new SchoolRecord.Count("STAFF", "en", "12")),
                                "<5"),
                        List.of(
                                new SchoolExport.Fact("name", "Lincoln School"),
                                new SchoolExport.Fact("kind", "SCHOOL"),
                                new SchoolExport.Fact("reports", "9"),
                                new SchoolExport.Fact("alerts released", "<5")))));
    }
}
