package org.campana.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.campana.standalone.operator.Invariants.Found;
import org.campana.standalone.operator.Invariants.Verdict;
import org.campana.testing.TestDatabase;
import org.campana.testing.TestInfra;
import org.campana.web.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Each invariant names what breaks it: one offender is planted at a time.
class CheckIT {

    private static final TestDatabase DATABASE = TestInfra.freshDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(
            new SingleConnectionDataSource(DATABASE.url(), DATABASE.user(), DATABASE.password(), true));
    private static final String ID = "0f0f0f0f-1111-4222-8333-444455556666";
    private static final String ALERT = "0f0f0f0f-aaaa-4bbb-8ccc-ddddeeeeffff";
    private static final String PERSON = "0f0f0f0f-9999-4888-8777-666655554444";

    @BeforeAll
    static void tables() {
        List.of("ingest", "dispatch", "notify")
                .forEach(schema -> Migrations.of(DATABASE.dataSource(), schema).migrate());
    }

    /// Without the tables' own guards, which would not let an offender in.
    private static void plant(String... statements) {
        JDBC.sql("set session_replication_role = replica; " + String.join("; ", statements)
                        + "; set session_replication_role = origin")
                .update();
    }

    @AfterEach
    void sweep() {
        plant(
                "truncate notify.delivery, notify.attempt, notify.alert_stop, notify.suppression, notify.outbox",
                "truncate ingest.alert, ingest.approval, ingest.audit, ingest.audit_seal cascade",
                "delete from notify.school");
    }

    private static List<Found> check() {
        return new Invariants(JDBC).check();
    }

    private static String delivery(String status, String expires) {
        return "insert into notify.delivery (id, alert_id, revision, person_id, channel, audience, school_id, language,"
                + " wanted, text_id, segments, severity, drill, released_at, expires_at, status) values ('" + ID
                + "', '"
                + ALERT + "', 1, '" + PERSON + "', 'SMS', 'FAMILIES', 'lincoln', 'es', 'es', '" + UUID.randomUUID()
                + "', 1, 1, false, now() - interval '1 hour', now() + interval '" + expires + "', '" + status + "')";
    }

    private static String attempt(String state, String submitted, int rank) {
        return "insert into notify.attempt (intent, delivery_id, try, state, severity, released_at, submitted_at,"
                + " carrier_rank) values ('" + UUID.randomUUID() + "', '" + ID + "', 1, '" + state
                + "', 1, now(), now() + interval '" + submitted + "', " + rank + ")";
    }

    private static String alert(int needed) {
        return "insert into ingest.alert (alert_id, incident_id, school_id, audience, wording, observed_at, school_action,"
                + " drill, state, author, approvals_needed, revision, expires_in_minutes, approve_by, released_at,"
                + " expires_at) values ('" + ALERT + "', '" + ID + "', 'lincoln', 'STAFF', 'agents-near-school', now(),"
                + " 'NOT_STATED', false, 'RELEASED', '" + PERSON + "', " + needed + ", 1, 60, now(), now(), now())";
    }

    private static final String IN_THE_TRAIL = "insert into ingest.audit (actor, what, about, cause) values ('" + PERSON
            + "', 'ALERT_RELEASED', '" + ALERT + "', 'approved')";

    @Test
    void whatIsSoundHolds() {
        plant(
                delivery("DELIVERED", "-1 minute"),
                attempt("ACCEPTED", "-10 minutes", 4),
                attempt("ACCEPTED", "-9 minutes", 5),
                attempt("ACCEPTED", "-8 minutes", 6),
                attempt("CLOSED", "5 minutes", 0),
                alert(0),
                IN_THE_TRAIL);

        assertThat(check())
                .extracting(Found::invariant)
                .containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8");
        assertThat(check())
                .allSatisfy(found ->
                        assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.HOLDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I1 | delivery " + ID + " | lost",
                "I1 | notify.outbox 1 | stuck",
                "I2 | delivery " + ID + " | thrice",
                "I2 | delivery " + ID + " | twice",
                "I2 | delivery " + ID + " | two rows",
                "I3 | intent | late",
                "I4 | alert " + ALERT + " | alone",
                "I4 | intent | stopped",
                "I5 | intent | left",
                "I6 | notify.school.name | clear",
                "I7 | delivery " + ID + " | fell",
                "I8 | alert " + ALERT + " | unwritten",
                "I8 | seal 7 | cut"
            })
    void oneOffenderIsNamed(String invariant, String first, String planted) {
        plant(
                switch (planted) {
                    case "lost" -> new String[] {delivery("QUEUED", "-2 minutes")};
                    case "stuck" ->
                        new String[] {
                            "insert into notify.outbox (id, topic, key, created_at) overriding system value"
                                    + " values (1, 't', 'k', now() - interval '1 hour')"
                        };
                    case "thrice" ->
                        new String[] {
                            delivery("DELIVERED", "1 minute"),
                            attempt("ACCEPTED", "-3 minutes", 6),
                            attempt("ACCEPTED", "-2 minutes", 3),
                            attempt("AMBIGUOUS", "-1 minute", 0)
                        };
                    case "twice" ->
                        new String[] {
                            delivery("DELIVERED", "1 minute"),
                            attempt("ACCEPTED", "-3 minutes", 6),
                            attempt("ACCEPTED", "-2 minutes", 3)
                        };
                    case "two rows" ->
                        new String[] {
                            delivery("DELIVERED", "1 minute"),
                            delivery("DELIVERED", "1 minute").replace(ID, ID.replace("0f0f", "1f1f"))
                        };
                    case "late" ->
                        new String[] {delivery("DELIVERED", "-5 minutes"), attempt("ACCEPTED", "-4 minutes", 6)};
                    case "alone" -> new String[] {alert(1), IN_THE_TRAIL};
                    case "stopped" ->
                        new String[] {
                            delivery("SENT", "5 minutes"),
                            attempt("ACCEPTED", "-1 minute", 3),
                            "insert into notify.alert_stop values ('" + ALERT + "', 1, now() - interval '2 minutes')"
                        };
                    case "left" ->
                        new String[] {
                            delivery("SENT", "5 minutes"),
                            attempt("ACCEPTED", "-1 minute", 3),
                            "insert into notify.suppression values ('" + PERSON
                                    + "', 'LEFT_THE_LIST', now() - interval '2 minutes')"
                        };
                    case "clear" ->
                        new String[] {
                            "insert into notify.school (school_id, name, kind, keyword, time_zone, active)"
                                    + " values ('lincoln', 'Call (202) 555-0143', 'SCHOOL', 'LINCOLN', 'UTC', true)"
                        };
                    case "fell" -> new String[] {delivery("EXPIRED", "5 minutes"), attempt("ACCEPTED", "-1 minute", 6)};
                    case "unwritten" -> new String[] {alert(0)};
                    case "cut" ->
                        new String[] {"insert into ingest.audit_seal (position, audit_id, hash) values (7, 99, 'x')"};
                    default -> throw new IllegalArgumentException(planted);
                });

        List<Found> found = check();

        assertThat(found)
                .filteredOn(each -> each.verdict() != Verdict.HOLDS)
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.invariant()).isEqualTo(invariant);
                    assertThat(broken.offenders()).isEqualTo(1);
                    assertThat(broken.first()).startsWith(first);
                    assertThat(CheckCommand.line(broken))
                            .contains("BROKEN", "the first is " + first)
                            .doesNotContain("0143");
                });
    }

    @Test
    void whatCannotBeReadIsNotCalledSound() {
        JDBC.sql("alter table notify.attempt rename to attempt_away").update();
        try {
            assertThat(check())
                    .filteredOn(each -> each.invariant().equals("I2"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.verdict()).isEqualTo(Verdict.NOT_CHECKED));
        } finally {
            JDBC.sql("alter table notify.attempt_away rename to attempt").update();
        }
    }
}
