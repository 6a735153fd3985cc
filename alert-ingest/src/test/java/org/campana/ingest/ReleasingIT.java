package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.ingest.access.Accounts;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.EventProbe;
import org.campana.web.Person;
import org.campana.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class ReleasingIT {

    private static final Map<String, Object> FAMILIES = Map.of("audience", "FAMILIES", "wording", "agents-near-school");

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    TopicNames names;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Test
    void howLongAnAlertWaitsForItsSecondPersonIsMeasuredUntilSomebodyApproves() {
        // What other tests left waiting.
        jdbc.sql("update ingest.alert set state = 'EXPIRED' where state = 'PENDING_APPROVAL'")
                .update();
        Gauge oldest = meters.get("campana.approval.oldest").gauge();
        assertThat(oldest.value()).isZero();

        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));
        assertThat(oldest.value()).isPositive().isLessThan(60);

        desk.post(people.releaser("Luis"), "/api/v1/alerts/" + alert + "/approval")
                .is(200);
        assertThat(oldest.value()).isZero();
    }

    @Test
    void theAuthorCannotApproveAndASecondPersonCan() {
        Person marta = people.releaser("Marta");
        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), marta);

        desk.post(marta, "/api/v1/alerts/" + alert + "/approval").refused(403, "same-person", "alertId");
        desk.post(marta, "/api/v1/alerts/" + alert + "/rejection").refused(403, "same-person", "alertId");

        assertThat(desk.post(people.releaser("Luis"), "/api/v1/alerts/" + alert + "/approval")
                        .is(200)
                        .text("state"))
                .isEqualTo("RELEASED");
    }

    @Test
    void onlyReleasersApprove() {
        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));

        for (Role role : List.of(Role.REPORTER, Role.VERIFIER, Role.NETWORK_ADMIN, Role.AUDITOR)) {
            Person eve = people.person("Eve", role);
            for (String verb : List.of("approval", "rejection", "follow-ups")) {
                Desk.Reply refused = desk.post(eve, "/api/v1/alerts/" + alert + "/" + verb, Map.of("kind", "UPDATE"));
                refused.is(403);
                assertThat(refused.text("type")).isEqualTo("/problems/wrong-role");
            }
        }
        desk.post(people.reporter(), "/api/v1/alerts/" + alert + "/stop").is(403);
    }

    @Test
    void aSchoolNamesWhoMayReleaseAndAnotherCanOnlySendItBack() {
        SchoolId school = desk.newSchool();
        Person tom = people.releaser("Tom Diaz");
        Person eve = people.releaser("Eve");
        named(school, tom);
        String alert = desk.familyAlert(school, people.verifier("Ana"), people.releaser("Marta"));

        Desk.Reply refused = desk.post(eve, "/api/v1/alerts/" + alert + "/approval");
        refused.refused(403, "not-releaser-of-school", "alertId");
        assertThat(refused.text("detail")).contains("Tom Diaz");
        assertThat(desk.get(tom, "/api/v1/alerts/" + alert).text("state")).isEqualTo("PENDING_APPROVAL");
        desk.post(tom, "/api/v1/alerts/" + alert + "/approval").is(200);
        assertThat(desk.get(tom, "/api/v1/alerts/" + alert).text("state")).isEqualTo("RELEASED");

        SchoolId other = desk.newSchool();
        named(other, tom);
        String back = desk.familyAlert(other, people.verifier("Ana"), people.releaser("Marta"));
        desk.post(eve, "/api/v1/alerts/" + back + "/rejection").is(200);
        assertThat(desk.get(tom, "/api/v1/alerts/" + back).text("state")).isEqualTo("REJECTED");
    }

    @Test
    void namingPeopleNeverMakesAnAlertImpossible() {
        SchoolId written = desk.newSchool();
        Person tom = people.releaser("Tom Diaz");
        named(written, tom);
        String byTom = desk.familyAlert(written, people.verifier("Ana"), tom);
        desk.post(tom, "/api/v1/alerts/" + byTom + "/approval").refused(403, "same-person", "alertId");
        desk.post(people.releaser("Luis"), "/api/v1/alerts/" + byTom + "/approval")
                .is(200);

        SchoolId gone = desk.newSchool();
        Person kim = people.releaser("Kim");
        named(gone, kim);
        accounts.ensure(kim.id(), kim.name(), Set.of(Role.REPORTER));
        String alert = desk.familyAlert(gone, people.verifier("Ana"), people.releaser("Marta"));
        desk.post(people.releaser("Luis"), "/api/v1/alerts/" + alert + "/approval")
                .is(200);
        assertThat(desk.get(admin(), "/api/v1/releasers/" + gone).is(200).body())
                .contains("\"people\":[]");
    }

    @Test
    void onlyAnAdministratorNamesReleasersAndOnlyReleasers() {
        SchoolId school = desk.newSchool();
        Person ana = people.verifier("Ana");
        String path = "/api/v1/releasers/" + school;

        desk.put(people.releaser("Eve"), path, Map.of("people", List.of())).is(403);
        desk.put(admin(), path, Map.of("people", List.of(ana.id()))).refused(422, "not-a-releaser", "people");
        desk.put(admin(), path, Map.of()).refused(422, "missing-field", "people");
        desk.put(admin(), "/api/v1/releasers/nowhere", Map.of("people", List.of()))
                .is(404);

        Person tom = people.releaser("Tom Diaz");
        named(school, tom);
        named(school, tom);
        assertThat(jdbc.sql("select count(*) from ingest.audit where what = 'RELEASERS_NAMED' and cause like :cause")
                        .param("cause", "school " + school + ",%")
                        .query(Integer.class)
                        .single())
                .as("the same again is no change")
                .isEqualTo(1);
        assertThat(desk.get(ana, path).is(200).body()).contains(tom.id().toString(), "Tom Diaz");
    }

    private Person admin() {
        return people.person("Grace", Role.NETWORK_ADMIN);
    }

    private void named(SchoolId school, Person... whom) {
        desk.put(
                        admin(),
                        "/api/v1/releasers/" + school,
                        Map.of("people", Stream.of(whom).map(Person::id).toList()))
                .is(200);
    }

    @Test
    void approvingTwiceIsApprovingOnce() {
        Person luis = people.releaser("Luis");
        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));

        Desk.Reply first =
                desk.post(luis, "/api/v1/alerts/" + alert + "/approval").is(200);
        Desk.Reply again =
                desk.post(luis, "/api/v1/alerts/" + alert + "/approval").is(200);

        assertThat(again.body()).isEqualTo(first.body());
        desk.post(luis, "/api/v1/alerts/" + alert + "/rejection").refused(409, "alert-not-pending", "alertId");
        desk.post(people.releaser("Nora"), "/api/v1/alerts/" + alert + "/approval")
                .refused(409, "alert-not-pending", "alertId");
    }

    @Test
    void anAlertThatWaitedTooLongIsNotSent() {
        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));
        jdbc.sql("update ingest.alert set approve_by = clock_timestamp() where alert_id = :id")
                .param("id", UUID.fromString(alert))
                .update();

        Desk.Reply late = desk.post(people.releaser("Luis"), "/api/v1/alerts/" + alert + "/approval");

        assertThat(late.http().getStatusCode().value()).isEqualTo(409);
        assertThat(late.text("type")).isIn("/problems/draft-expired", "/problems/alert-not-pending");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desk.get(people.releaser("Luis"), "/api/v1/alerts/" + alert)
                        .text("state")
                        .equals("EXPIRED"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Map.of("wording", "agents-near-school"), "missing-field", "audience"),
                Arguments.of(Map.of("audience", "WORLD"), "invalid-field", "audience"),
                Arguments.of(Map.of("audience", "HUBS"), "invalid-field", "audience"),
                Arguments.of(Map.of("audience", "FAMILIES", "wording", "They come!"), "invalid-field", "wording"),
                Arguments.of(
                        Map.of("audience", "FAMILIES", "expiresInMinutes", 4), "invalid-field", "expiresInMinutes"),
                Arguments.of(
                        Map.of("audience", "FAMILIES", "expiresInMinutes", 721), "invalid-field", "expiresInMinutes"),
                Arguments.of(Map.of("audience", "FAMILIES", "placeId", "moon"), "invalid-field", "placeId"),
                Arguments.of(Map.of("audience", "FAMILIES", "schoolAction", "panic"), "invalid-field", "schoolAction"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAlertThatCannotBeReadIsRefusedByItsField(Map<String, Object> order, String slug, String field) {
        String incident = desk.confirmed(desk.newSchool(), people.verifier("Ana"));

        desk.post(people.releaser("Luis"), "/api/v1/incidents/" + incident + "/alerts", order)
                .refused(422, slug, field);
    }

    @Test
    void anAlertIsWrittenOnceForAConfirmedIncident() {
        Person luis = people.releaser("Luis");
        String path = "/api/v1/incidents/" + desk.incident(desk.newSchool()) + "/alerts";
        desk.post(luis, path, FAMILIES).refused(409, "incident-not-confirmed", "incidentId");
        desk.post(luis, "/api/v1/incidents/" + UUID.randomUUID() + "/alerts", FAMILIES)
                .refused(404, "unknown-incident", "incidentId");
        desk.post(people.reporter(), path, FAMILIES).is(403);

        String confirmed = "/api/v1/incidents/" + desk.confirmed(desk.newSchool(), people.verifier("Ana")) + "/alerts";
        String key = UUID.randomUUID().toString();
        Desk.Reply first = desk.postWithKey(luis, confirmed, FAMILIES, key).is(201);
        Desk.Reply again = desk.postWithKey(luis, confirmed, FAMILIES, key).is(201);

        assertThat(again.body()).isEqualTo(first.body());
        desk.postWithKey(luis, confirmed, FAMILIES, null).refused(400, "idempotency-key-missing", "Idempotency-Key");
        desk.postWithKey(luis, confirmed, Map.of("audience", "FAMILIES"), key)
                .refused(422, "idempotency-key-reused", "Idempotency-Key");
        desk.post(luis, confirmed, FAMILIES).refused(409, "alert-exists", "audience");
        desk.post(luis, confirmed, Map.of("audience", "STAFF")).refused(409, "alert-exists", "audience");
    }

    @Test
    void aDrillStaysADrill() {
        Person ana = people.verifier("Ana");
        SchoolId school = desk.newSchool();
        String incident = desk.incident(school);
        AlertId staff = AlertId.of(desk.post(
                        ana,
                        "/api/v1/incidents/" + incident + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "other: monthly drill", "drill", true))
                .is(200)
                .text("staffAlertId"));

        desk.post(ana, "/api/v1/incidents/" + incident + "/alerts", Map.of("audience", "FAMILIES", "drill", false))
                .refused(422, "invalid-field", "drill");
        AlertId families =
                AlertId.of(desk.post(ana, "/api/v1/incidents/" + incident + "/alerts", Map.of("audience", "FAMILIES"))
                        .is(201)
                        .text("alertId"));
        desk.post(people.releaser("Luis"), "/api/v1/alerts/" + families + "/approval")
                .is(200);

        try (EventProbe probe = EventProbe.on(names, Topics.ALERTS)) {
            assertThat(probe.await(AlertReleased.class, event -> event.alertId().equals(staff))
                            .drill())
                    .isTrue();
            assertThat(probe.await(AlertReleased.class, event -> event.alertId().equals(families))
                            .drill())
                    .isTrue();
        }
    }

    @Test
    void whatWasSentBackOrWithdrawnIsNeverSent() {
        Person luis = people.releaser("Luis");
        Person marta = people.releaser("Marta");
        String sentBack = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), marta);
        String withdrawn = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), marta);

        assertThat(desk.post(luis, "/api/v1/alerts/" + sentBack + "/rejection")
                        .is(200)
                        .text("state"))
                .isEqualTo("REJECTED");
        assertThat(desk.post(marta, "/api/v1/alerts/" + withdrawn + "/stop")
                        .is(200)
                        .text("state"))
                .isEqualTo("STOPPED");

        for (String alert : List.of(sentBack, withdrawn)) {
            desk.post(people.releaser("Nora"), "/api/v1/alerts/" + alert + "/approval")
                    .refused(409, "alert-not-pending", "alertId");
            desk.post(luis, "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "ALL_CLEAR"))
                    .refused(409, "alert-not-released", "alertId");
        }
        desk.post(luis, "/api/v1/alerts/" + sentBack + "/stop").refused(409, "nothing-to-stop", "alertId");
        assertThat(outbox("alert-released", sentBack) + outbox("alert-released", withdrawn))
                .isZero();
    }

    @Test
    void followUpsNameTheirFieldAndAreSentOnce() {
        Person luis = people.releaser("Luis");
        String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));
        desk.post(luis, "/api/v1/alerts/" + alert + "/approval").is(200);
        String path = "/api/v1/alerts/" + alert + "/follow-ups";
        String key = UUID.randomUUID().toString();

        desk.post(luis, path, Map.of()).refused(422, "missing-field", "kind");
        desk.post(luis, path, Map.of("kind", "PANIC")).refused(422, "invalid-field", "kind");
        desk.post(luis, path, Map.of("kind", "UPDATE", "wording", "Free words"))
                .refused(422, "invalid-field", "wording");
        desk.postWithKey(luis, path, Map.of("kind", "UPDATE"), null)
                .refused(400, "idempotency-key-missing", "Idempotency-Key");
        Desk.Reply first =
                desk.postWithKey(luis, path, Map.of("kind", "ALL_CLEAR"), key).is(201);
        Desk.Reply again =
                desk.postWithKey(luis, path, Map.of("kind", "ALL_CLEAR"), key).is(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.json().path("revision").asInt()).isEqualTo(2);
        desk.post(people.releaser("Nora"), path, Map.of("kind", "ALL_CLEAR"))
                .refused(409, "already-followed-up", "kind");
        desk.post(luis, "/api/v1/alerts/" + UUID.randomUUID() + "/follow-ups", Map.of("kind", "UPDATE"))
                .refused(404, "unknown-alert", "alertId");
    }

    @Test
    void onceEverybodyWhoWasToldHeardTheEndANewReportIsANewIncident() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        Person ana = people.verifier("Ana");
        String incident = desk.confirmed(school, ana);
        String families = desk.post(
                        people.releaser("Marta"),
                        "/api/v1/incidents/" + incident + "/alerts",
                        Map.of("audience", "FAMILIES", "wording", "agents-near-school"))
                .is(201)
                .text("alertId");
        desk.post(luis, "/api/v1/alerts/" + families + "/approval").is(200);
        String staff = jdbc.sql(
                        "select alert_id::text from ingest.alert where incident_id = :id and audience = 'STAFF'")
                .param("id", UUID.fromString(incident))
                .query(String.class)
                .single();

        desk.post(luis, "/api/v1/alerts/" + families + "/follow-ups", Map.of("kind", "ALL_CLEAR"))
                .is(201);
        assertThat(desk.incident(school)).as("staff still stand by").isEqualTo(incident);
        desk.post(luis, "/api/v1/alerts/" + staff + "/follow-ups", Map.of("kind", "ALL_CLEAR"))
                .is(201);

        assertThat(desk.incident(school)).isNotEqualTo(incident);
    }

    @Test
    void aSchoolHasTwoAlertsAnHourToOneAudience() {
        SchoolId school = desk.newSchool();
        Person ana = people.verifier("Ana");
        for (int n = 0; n < 2; n++) {
            String incident = desk.confirmed(school, ana);
            jdbc.sql("""
                    update ingest.incident set last_observed_at = last_observed_at - interval '5 hours',
                        first_observed_at = first_observed_at - interval '5 hours' where incident_id = :id
                    """).param("id", UUID.fromString(incident)).update();
        }
        String third = desk.incident(school);

        Desk.Reply refused = desk.post(
                ana, "/api/v1/incidents/" + third + "/decision", Map.of("outcome", "CONFIRMED", "basis", "other"));

        assertThat(refused.is(429).text("type")).isEqualTo("/problems/alert-ceiling");
        assertThat(refused.text("fix")).isNotBlank();
        assertThat(desk.get(ana, "/api/v1/incidents/" + third).text("state")).isEqualTo("RECEIVED");
    }

    @Test
    void racesOfManyApproversAndOneWhoSendsBackReleaseOnceOrNever() {
        for (int round = 0; round < 4; round++) {
            String alert = desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta"));
            List<Person> releasers = IntStream.range(0, 50)
                    .mapToObj(n -> people.releaser("R" + n))
                    .peek(people::key)
                    .toList();

            releasers.parallelStream().forEach(person -> {
                String verb = person.equals(releasers.get(25)) ? "rejection" : "approval";
                Desk.Reply reply = desk.post(person, "/api/v1/alerts/" + alert + "/" + verb);
                assertThat(reply.http().getStatusCode().value()).isIn(200, 409, 503);
            });

            String state =
                    desk.get(releasers.getFirst(), "/api/v1/alerts/" + alert).text("state");
            long approvals =
                    count("select count(*) from ingest.approval where verdict = 'APPROVED' and alert_id = :id", alert);
            long rejections =
                    count("select count(*) from ingest.approval where verdict = 'REJECTED' and alert_id = :id", alert);
            assertThat(state).isIn("RELEASED", "REJECTED");
            assertThat(approvals + rejections).isEqualTo(1);
            assertThat(outbox("alert-released", alert)).isEqualTo(state.equals("RELEASED") ? 1 : 0);
        }
    }

    @Test
    void theDatabaseReleasesNothingToFamiliesWithoutAnotherPerson() {
        UUID alert =
                UUID.fromString(desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Marta")));
        String release = """
                update ingest.alert set state = 'RELEASED', revision = 1, released_at = now(),
                    expires_at = now() + interval '1 hour' where alert_id = :id
                """;

        assertThatThrownBy(() -> jdbc.sql(release).param("id", alert).update())
                .hasStackTraceContaining("has 0 of 1 approvals");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into ingest.approval (alert_id, person_id, verdict)
                        select alert_id, author, 'APPROVED' from ingest.alert where alert_id = :id
                        """).param("id", alert).update())
                .hasStackTraceContaining("does not judge it");
        assertThatThrownBy(() -> jdbc.sql("update ingest.alert set approvals_needed = 0 where alert_id = :id")
                        .param("id", alert)
                        .update())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> jdbc.sql("update ingest.alert set wording = 'other' where alert_id = :id")
                        .param("id", alert)
                        .update())
                .hasStackTraceContaining("does not change");
        assertThat(desk.get(people.releaser("Luis"), "/api/v1/alerts/" + alert).text("state"))
                .isEqualTo("PENDING_APPROVAL");
    }

    private long count(String sql, String alert) {
        return jdbc.sql(sql)
                .param("id", UUID.fromString(alert))
                .query(Long.class)
                .single();
    }

    private long outbox(String type, String alert) {
        return jdbc.sql("""
                        select (select count(*) from ingest.outbox where key = :key and type = :type)
                            + (select count(*) from ingest.outbox_sent where key = :key and type = :type)
                        """)
                .param("key", alert)
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
