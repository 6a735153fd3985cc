package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.campana.events.SchoolId;
import org.campana.ingest.access.Accounts;
import org.campana.ingest.access.AuditChain;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.LogCapture;
import org.campana.web.Person;
import org.campana.web.Role;
import org.campana.web.retention.RetentionRounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.incident.retention=1d", "logging.level.org.campana=trace"})
class SecrecyIT {

    private static final List<String> WORDS =
            List.of("zebra-crossing", "striped-jackets", "purple-van", "whispered-note", "verifier-aside");

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditChain chain;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    RetentionRounds rounds;

    @Test
    void whatAReporterWroteIsInOneColumnAndNowhereElse() {
        try (LogCapture log = LogCapture.start()) {
            String incident = reportedAndConfirmed(desk.newSchool());

            assertThat(log.text()).contains("report received", "incident decided", "alert released");
            assertThat(log.text()).doesNotContain(WORDS);
            assertThat(columnsWith("ingest", WORDS.subList(0, 4))).containsExactly("report.words");
            assertThat(columnsWith("ingest", WORDS.subList(4, 5))).containsExactly("decision.basis_note");
            assertThat(desk.get(people.verifier("Ben"), "/api/v1/incidents/" + incident)
                            .body())
                    .contains(WORDS);
        }
    }

    @Test
    void afterTheRetentionTheWordsThePlaceAndTheReceiptAreGone() {
        String incident = reportedAndConfirmed(desk.newSchool());
        UUID id = UUID.fromString(incident);
        jdbc.sql("update ingest.report set received_at = now() - interval '2 days' where incident_id = :id")
                .param("id", id)
                .update();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update ingest.decision set decided_at = now() - interval '2 days' where incident_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("update ingest.incident set opened_at = now() - interval '2 days' where incident_id = :id")
                    .param("id", id)
                    .update();
        });

        rounds.run();

        assertThat(jdbc.sql("""
                        select count(*) from ingest.report r join ingest.incident i on i.incident_id = r.incident_id
                        left join ingest.decision d on d.incident_id = i.incident_id
                        where i.incident_id = :id and (r.words is not null or r.latitude is not null
                            or r.receipt is not null or i.latitude is not null or d.basis_note is not null)
                        """).param("id", id).query(Integer.class).single()).isZero();
        assertThat(desk.get(people.verifier("Ben"), "/api/v1/incidents/" + incident)
                        .is(200)
                        .body())
                .doesNotContain(WORDS);
    }

    @Test
    void ofAReportThatNobodyConfirmedOnlyTheFactStays() {
        String confirmed = reportedAndConfirmed(desk.newSchool());
        String unproven = reportedAndConfirmed(desk.newSchool());
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update ingest.decision set outcome = 'CANNOT_TELL' where incident_id = :id")
                    .param("id", UUID.fromString(unproven))
                    .update();
        });
        jdbc.sql("update ingest.report set received_at = now() - interval '2 days', size = 'GROUP', first_hand = true"
                        + " where incident_id in (:confirmed, :unproven)")
                .param("confirmed", UUID.fromString(confirmed))
                .param("unproven", UUID.fromString(unproven))
                .update();

        rounds.run();

        assertThat(saidBy(confirmed)).isOne();
        assertThat(saidBy(unproven)).isZero();
    }

    private int saidBy(String incident) {
        return jdbc.sql("""
                        select count(*) from ingest.report where incident_id = :id
                          and (size is not null or direction is not null or first_hand is not null)
                        """)
                .param("id", UUID.fromString(incident))
                .query(Integer.class)
                .single();
    }

    @Test
    void answersToRepeatsAreKeptForADayAndSentEventsForAWeek() {
        jdbc.sql("""
                insert into ingest.answered (client, key, request, status, body, created_at) values
                  (gen_random_uuid(), 'old', '', 201, '', now() - interval '25 hours'),
                  (gen_random_uuid(), 'young', '', 201, '', now() - interval '23 hours')
                """).update();
        jdbc.sql("""
                insert into ingest.outbox_sent (id, topic, key, sent_at) values
                  (-1, 'alerts.v1', 'old', now() - interval '8 days'),
                  (-2, 'alerts.v1', 'young', now() - interval '6 days')
                """).update();

        rounds.run();

        assertThat(jdbc.sql("""
                        select key from ingest.answered where key in ('old', 'young')
                        union all select key from ingest.outbox_sent where id < 0
                        """).query(String.class).list()).containsExactly("young", "young");
    }

    @Test
    void theTrailNamesEveryActorAndRefusesToChange() {
        String incident = reportedAndConfirmed(desk.newSchool());

        assertThat(jdbc.sql("select what from ingest.audit where about = :id order by audit_id")
                        .param("id", UUID.fromString(incident))
                        .query(String.class)
                        .list())
                .containsExactly("INCIDENT_CONFIRMED");
        assertThat(jdbc.sql("""
                        select count(*) from ingest.audit where actor is null and what not in
                            ('ACCOUNT_SET', 'KEY_ISSUED', 'ALERT_EXPIRED', 'ALERT_COMPLETED', 'INCIDENT_CLOSED')
                        """).query(Integer.class).single()).isZero();
        for (String change : List.of(
                "update ingest.audit set cause = 'other'", "delete from ingest.audit", "truncate ingest.audit")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("append-only");
        }
    }

    @Test
    void whoeverAltersTheTrailIsFound() {
        reportedAndConfirmed(desk.newSchool());
        Awaitility.await().until(() -> chain.seal() == 0);
        assertThat(chain.firstBroken()).isEmpty();
        long victim = jdbc.sql("select min(audit_id) from ingest.audit where what = 'INCIDENT_CONFIRMED'")
                .query(Long.class)
                .single();

        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update ingest.audit set actor = gen_random_uuid() where audit_id = :id")
                    .param("id", victim)
                    .update();
            assertThat(chain.firstBroken()).hasValue(victim);
            jdbc.sql("delete from ingest.audit where audit_id = :id")
                    .param("id", victim)
                    .update();
            assertThat(chain.firstBroken()).hasValue(victim);
            transaction.setRollbackOnly();
        });

        assertThat(chain.firstBroken()).isEmpty();
    }

    @Test
    void whoLosesARoleLosesTheirKeys() {
        Person ana = people.verifier("Ana");
        desk.get(ana, "/api/v1/incidents").is(200);

        accounts.ensure(ana.id(), "Ana", Set.of(Role.REPORTER));

        desk.get(ana, "/api/v1/incidents").is(401);
    }

    private String reportedAndConfirmed(SchoolId school) {
        String incident = desk.post(
                        people.reporter(),
                        "/api/v1/reports",
                        Desk.report(
                                school,
                                Map.of(
                                        "uniform", WORDS.get(1),
                                        "equipment", WORDS.get(2),
                                        "note", WORDS.get(3),
                                        "place",
                                                Map.of(
                                                        "schoolId",
                                                        school.value(),
                                                        "description",
                                                        WORDS.get(0),
                                                        "lat",
                                                        34.0512,
                                                        "lon",
                                                        -118.2512))))
                .is(201)
                .text("incidentId");
        desk.post(
                        people.verifier("Ana"),
                        "/api/v1/incidents/" + incident + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "seen-on-site: " + WORDS.get(4)))
                .is(200);
        return incident;
    }

    private List<String> columnsWith(String schema, List<String> words) {
        return jdbc
                .sql("select table_name, column_name from information_schema.columns where table_schema = :schema"
                        + " and table_name in (select table_name from information_schema.tables"
                        + " where table_schema = :schema and table_type = 'BASE TABLE')")
                .param("schema", schema)
                .query((row, n) -> List.of(row.getString("table_name"), row.getString("column_name")))
                .list()
                .stream()
                .filter(column -> words.stream().anyMatch(word -> holds(schema, column, word)))
                .map(column -> column.getFirst() + "." + column.getLast())
                .sorted()
                .toList();
    }

    /// Bytes are looked into as text: an outbox payload is JSON in a `bytea`.
    private boolean holds(String schema, List<String> column, String word) {
        String name = "\"" + column.getLast() + "\"";
        return jdbc.sql("select exists(select from " + schema + "." + column.getFirst() + " where " + name
                        + "::text like :word or " + name + "::text like :hex)")
                .param("word", "%" + word + "%")
                .param("hex", "%" + HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)) + "%")
                .query(Boolean.class)
                .single();
    }
}
