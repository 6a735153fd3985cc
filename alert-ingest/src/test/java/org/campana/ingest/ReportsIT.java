package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.campana.events.SchoolId;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.RowsRead;
import org.campana.web.Person;
import org.campana.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CampanaIntegrationTest(classes = IngestTestApp.class)
class ReportsIT {

    private static final String REPORTS = "/api/v1/reports";

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Incidents incidents;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void aReportIsAnsweredWithAReceiptAndItsIncident() {
        Desk.Reply reply = desk.post(people.reporter(), REPORTS, Desk.report(desk.newSchool()))
                .is(201);

        assertThat(reply.text("receipt")).matches("[234679ACDEFGHJKMNPQRTWXYZ]{4}");
        assertThat(reply.text("reportId")).hasSize(36);
        assertThat(reply.text("incidentId")).hasSize(36);
        assertThat(reply.text("state")).isEqualTo("RECEIVED");
        assertThat(reply.json().propertyNames())
                .containsExactlyInAnyOrder("reportId", "receipt", "incidentId", "state");
    }

    @Test
    void aReportThatJoinsAnIncidentWritesNothingIntoItsIndexes() {
        SchoolId school = desk.newSchool();
        long before = changedInPlace();

        for (int report = 0; report < 6; report++) {
            desk.post(people.reporter(), REPORTS, Desk.report(school)).is(201);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(changedInPlace()).isGreaterThanOrEqualTo(before + 5));
    }

    /// Incidents that were changed without a new entry in any index.
    private long changedInPlace() {
        return jdbc.sql("select n_tup_hot_upd from pg_stat_user_tables where relid = 'ingest.incident'::regclass")
                .query(Long.class)
                .single();
    }

    @Test
    void ofTwoChangesThatCommitInTheOtherOrderAnOpenPageHearsBoth() throws SQLException {
        String early = desk.post(people.reporter(), REPORTS, Desk.report(desk.newSchool()))
                .is(201)
                .text("incidentId");
        String late = desk.post(people.reporter(), REPORTS, Desk.report(desk.newSchool()))
                .is(201)
                .text("incidentId");
        String change = "update ingest.incident set last_observed_at = now() where incident_id = '%s'";

        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(change.formatted(early));
            long before = incidents.version();
            jdbc.sql(change.formatted(late)).update();
            long between = incidents.version();
            slow.commit();

            assertThat(between).isNotEqualTo(before);
            assertThat(incidents.version()).isNotEqualTo(between);
        }
    }

    @Test
    void whetherAPageIsStillRightIsNotAskedOfWhatIsLongClosed() {
        String school = desk.newSchool().value();
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            long before = RowsRead.of(jdbc, "ingest.incident", incidents::version);
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                            insert into ingest.incident (incident_id, school_id, state, confirmations_needed,
                                first_observed_at, last_observed_at, opened_at, closed_at)
                            select gen_random_uuid(), :school, 'CLOSED', 1, t, t, t, t
                            from (select now() - interval '3 days' as t, generate_series(1, 20000)) old
                            """).param("school", school).update();

            assertThat(RowsRead.of(jdbc, "ingest.incident", incidents::version)).isLessThan(before + 100);
        });
    }

    static Stream<Arguments> refusals() {
        Instant now = Clock.systemUTC().instant();
        return Stream.of(
                Arguments.of(Map.of("activity", "party"), "invalid-field", "activity"),
                Arguments.of(Map.of("activity", ""), "missing-field", "activity"),
                Arguments.of(Map.of("size", "many"), "invalid-field", "size"),
                Arguments.of(Map.of("direction", "up"), "invalid-field", "direction"),
                Arguments.of(Map.of("observedAt", "yesterday"), "invalid-field", "observedAt"),
                Arguments.of(Map.of("observedAt", "2026-11-22T14:10:00"), "invalid-field", "observedAt"),
                Arguments.of(
                        Map.of("observedAt", now.plus(Duration.ofMinutes(7)).toString()),
                        "invalid-field",
                        "observedAt"),
                Arguments.of(
                        Map.of("observedAt", now.minus(Duration.ofHours(13)).toString()),
                        "invalid-field",
                        "observedAt"),
                Arguments.of(Map.of("place", Map.of()), "missing-field", "place.schoolId"),
                Arguments.of(Map.of("place", Map.of("schoolId", "atlantis")), "unknown-school", "place.schoolId"),
                Arguments.of(Map.of("place", Map.of("schoolId", "No School!")), "unknown-school", "place.schoolId"),
                Arguments.of(Map.of("note", "n".repeat(1001)), "invalid-field", "note"),
                Arguments.of(Map.of("uniform", "u".repeat(201)), "invalid-field", "uniform"),
                Arguments.of(Map.of("equipment", "e".repeat(201)), "invalid-field", "equipment"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeReadIsRefusedByItsField(Map<String, Object> change, String slug, String field) {
        Desk.Reply reply = desk.post(people.reporter(), REPORTS, Desk.report(anySchool(), change));

        reply.refused(422, slug, field);
        assertThat(reply.body()).doesNotContain("party", "atlantis", "nnnnnn", "uuuuuu");
    }

    @Test
    void halfAPlaceIsRefused() {
        SchoolId school = desk.newSchool();
        Person reporter = people.reporter();

        desk.post(
                        reporter,
                        REPORTS,
                        Desk.report(school, Map.of("place", Map.of("schoolId", school.value(), "lat", 34.05))))
                .refused(422, "missing-field", "place.lon");
        desk.post(
                        reporter,
                        REPORTS,
                        Desk.report(
                                school,
                                Map.of("place", Map.of("schoolId", school.value(), "lat", 134.05, "lon", -118.0))))
                .refused(422, "invalid-field", "place.lat");
    }

    @Test
    void malformedJsonAndUnknownFieldsAreRefused() {
        Person reporter = people.reporter();

        Desk.Reply malformed = desk.post(reporter, REPORTS, "{\"observedAt\": ");
        Desk.Reply unknown = desk.post(reporter, REPORTS, Desk.report(desk.newSchool(), Map.of("plate", "7ABC123")));
        Desk.Reply wrongType =
                desk.post(reporter, REPORTS, Desk.report(desk.newSchool(), Map.of("firstHand", "maybe")));

        assertThat(malformed.http().getStatusCode().value()).isEqualTo(400);
        assertThat(malformed.text("fix")).isNotBlank();
        assertThat(unknown.http().getStatusCode().is4xxClientError()).isTrue();
        assertThat(unknown.text("field")).isEqualTo("plate");
        assertThat(unknown.text("fix")).isNotBlank();
        assertThat(unknown.body()).doesNotContain("7ABC123");
        assertThat(wrongType.http().getStatusCode().is4xxClientError()).isTrue();
        assertThat(wrongType.text("field")).isEqualTo("firstHand");
    }

    @Test
    void onlyReportersAndVerifiersReport() {
        Person auditor = people.person("Tom", Role.AUDITOR);

        desk.post(auditor, REPORTS, Desk.report(desk.newSchool())).is(403);
        assertThat(desk.post(auditor, REPORTS, Desk.report(desk.newSchool())).text("type"))
                .isEqualTo("/problems/wrong-role");
        desk.post(people.verifier("Ana"), REPORTS, Desk.report(desk.newSchool()))
                .is(201);
    }

    @Test
    void theSameKeyGetsTheSameBytesAndMakesOneReport() {
        SchoolId school = desk.newSchool();
        Person reporter = people.reporter();
        String key = UUID.randomUUID().toString();
        Map<String, Object> report = Desk.report(school);

        Desk.Reply first = desk.postWithKey(reporter, REPORTS, report, key).is(201);
        Desk.Reply second = desk.postWithKey(reporter, REPORTS, report, key).is(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(reports(school)).isEqualTo(1);
    }

    @Test
    void aKeyIsMissingReusedOrOfSomebodyElse() {
        SchoolId school = desk.newSchool();
        Person reporter = people.reporter();
        String key = UUID.randomUUID().toString();
        desk.postWithKey(reporter, REPORTS, Desk.report(school), key).is(201);

        desk.postWithKey(reporter, REPORTS, Desk.report(school), null)
                .refused(400, "idempotency-key-missing", "Idempotency-Key");
        desk.postWithKey(reporter, REPORTS, Desk.report(school, Map.of("size", "6+")), key)
                .refused(422, "idempotency-key-reused", "Idempotency-Key");
        desk.postWithKey(people.reporter(), REPORTS, Desk.report(school), key).is(201);
        desk.postWithKey(reporter, REPORTS, Desk.report(school), "with space")
                .refused(400, "idempotency-key-malformed", "Idempotency-Key");
    }

    @Test
    void parallelCopiesMakeOneReport() {
        SchoolId school = desk.newSchool();
        Person reporter = people.reporter();
        String key = UUID.randomUUID().toString();
        Map<String, Object> report = Desk.report(school);

        List<Desk.Reply> replies = IntStream.range(0, 20)
                .parallel()
                .mapToObj(n -> desk.postWithKey(reporter, REPORTS, report, key))
                .toList();

        Set<String> answers = new HashSet<>();
        for (Desk.Reply reply : replies) {
            if (reply.http().getStatusCode().value() == 201) {
                answers.add(reply.body());
            } else {
                reply.refused(409, "request-still-running", "Idempotency-Key");
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(reports(school)).isEqualTo(1);
    }

    @Test
    void twoReportsAtTheSameMomentMakeOneIncident() {
        for (int round = 0; round < 5; round++) {
            SchoolId school = desk.newSchool();
            List<Person> reporters = Stream.generate(people::reporter).limit(6).toList();

            Set<String> incidentsMade = new HashSet<>(reporters.parallelStream()
                    .map(reporter -> desk.post(reporter, REPORTS, Desk.report(school))
                            .is(201)
                            .text("incidentId"))
                    .toList());

            assertThat(incidentsMade).hasSize(1);
        }
    }

    @Test
    void reportsFarApartInTimeOrPlaceStayApart() {
        SchoolId school = desk.newSchool();
        Instant now = Clock.systemUTC().instant();
        String first = at(school, now, 34.0500, -118.2500);

        String near = at(school, now.minus(Duration.ofMinutes(29)), 34.0530, -118.2500);
        String farInPlace = at(school, now, 34.0600, -118.2500);
        String farInTime = at(school, now.minus(Duration.ofHours(2)), 34.0500, -118.2500);
        String elsewhere = at(desk.newSchool(), now, 34.0500, -118.2500);

        assertThat(near).isEqualTo(first);
        assertThat(Set.of(first, farInPlace, farInTime, elsewhere)).hasSize(4);
    }

    @Test
    void aReportAfterNothingWasFoundIsLookedAtAgain() {
        SchoolId school = desk.newSchool();
        String first = desk.incident(school);
        desk.post(
                        people.verifier("Ana"),
                        "/api/v1/incidents/" + first + "/decision",
                        Map.of("outcome", "NOTHING_FOUND", "basis", "nobody-there"))
                .is(200);

        assertThat(desk.incident(school)).isNotEqualTo(first);
    }

    @Test
    void aReportJoinsAConfirmedIncidentButNoDrill() {
        SchoolId school = desk.newSchool();
        SchoolId drilled = desk.newSchool();
        String confirmed = desk.confirmed(school, people.verifier("Ana"));
        String drill = desk.incident(drilled);
        desk.post(
                        people.verifier("Ana"),
                        "/api/v1/incidents/" + drill + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "other", "drill", true))
                .is(200);

        Desk.Reply joined =
                desk.post(people.reporter(), REPORTS, Desk.report(school)).is(201);

        assertThat(joined.text("incidentId")).isEqualTo(confirmed);
        assertThat(joined.text("state")).isEqualTo("CONFIRMED");
        assertThat(desk.incident(drilled)).isNotEqualTo(drill);
    }

    @Test
    void aReporterWhoSendsTooMuchIsToldWhenToComeBack() {
        Person reporter = people.reporter();
        for (int n = 0; n < 3; n++) {
            desk.post(reporter, REPORTS, Desk.report(desk.newSchool())).is(201);
        }

        Desk.Reply fourth =
                desk.post(reporter, REPORTS, Desk.report(desk.newSchool())).is(429);

        assertThat(fourth.text("type")).isEqualTo("/problems/too-many-reports");
        assertThat(fourth.text("fix")).isNotBlank();
        assertThat(fourth.http().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .satisfies(wait -> assertThat(Long.parseLong(wait)).isBetween(1L, 600L));
        desk.post(people.reporter(), REPORTS, Desk.report(desk.newSchool())).is(201);
    }

    private String at(SchoolId school, Instant observed, double lat, double lon) {
        return desk.post(
                        people.reporter(),
                        REPORTS,
                        Desk.report(
                                school,
                                Map.of(
                                        "observedAt", observed.toString(),
                                        "place", Map.of("schoolId", school.value(), "lat", lat, "lon", lon))))
                .is(201)
                .text("incidentId");
    }

    private SchoolId anySchool() {
        return jdbc.sql("select school_id from ingest.school limit 1")
                .query((row, n) -> SchoolId.of(row.getString("school_id")))
                .optional()
                .orElseGet(() -> desk.newSchool());
    }

    private int reports(SchoolId school) {
        return incidents.page(Set.of(IncidentState.values()), null, 1000).stream()
                .filter(incident -> incident.schoolId().equals(school))
                .mapToInt(Incident::reports)
                .sum();
    }
}
