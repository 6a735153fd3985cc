package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.campana.events.SchoolId;
import org.campana.events.SchoolProtocol;
import org.campana.events.Topics;
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
import tools.jackson.databind.JsonNode;

@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class DecidingIT {

    private static final Map<String, Object> CONFIRM = Map.of("outcome", "CONFIRMED", "basis", "seen-on-site");

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    TopicNames names;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Test
    void howLongAReportLiesWhereNobodyLooksIsMeasuredUntilSomebodyTakesIt() {
        String incident = desk.incident(desk.newSchool());
        jdbc.sql("update ingest.incident set opened_at = opened_at - interval '20 hours' where incident_id = :id::uuid")
                .param("id", incident)
                .update();
        assertThat(meters.get("campana.queue.oldest").gauge().value()).isBetween(72_000.0, 72_300.0);

        desk.post(people.verifier("Ana"), "/api/v1/incidents/" + incident + "/claim")
                .is(200);

        assertThat(meters.get("campana.queue.oldest").gauge().value()).isLessThan(72_000);
    }

    @Test
    void theQueueIsReadPageByPageNewestFirst() {
        Person ana = people.verifier("Ana");
        List<String> made = IntStream.range(0, 55)
                .mapToObj(n -> desk.incident(desk.newSchool()))
                .toList();

        JsonNode first =
                desk.get(ana, "/api/v1/incidents?state=RECEIVED").is(200).json();
        JsonNode second = desk.get(
                        ana,
                        "/api/v1/incidents?state=RECEIVED&after="
                                + first.path("next").asString())
                .is(200)
                .json();

        assertThat(first.path("incidents")).hasSize(50);
        assertThat(first.at("/incidents/0/incidentId").asString()).isEqualTo(made.getLast());
        Set<String> seen = Stream.of(first, second)
                .flatMap(page -> page.path("incidents").valueStream())
                .map(incident -> incident.path("incidentId").asString())
                .collect(Collectors.toSet());
        assertThat(seen).containsAll(made);
    }

    @Test
    void anUnknownStateOrPlaceInTheListIsRefused() {
        Person ana = people.verifier("Ana");

        desk.get(ana, "/api/v1/incidents?state=GONE").refused(422, "invalid-field", "state");
        desk.get(ana, "/api/v1/incidents?after=nowhere").refused(422, "invalid-field", "after");
        desk.get(ana, "/api/v1/incidents/" + UUID.randomUUID()).refused(404, "unknown-incident", "incidentId");
        desk.get(ana, "/api/v1/incidents/x").refused(404, "unknown-incident", "incidentId");
        desk.get(people.reporter(), "/api/v1/incidents").is(403);
        desk.get(people.releaser("Luis"), "/api/v1/incidents").is(403);
    }

    @Test
    void aVerifierReadsEverythingOfOneIncident() {
        SchoolId school = desk.newSchool();
        String incident = desk.post(
                        people.reporter(),
                        "/api/v1/reports",
                        Desk.report(
                                school,
                                Map.of(
                                        "note",
                                        "two vans at the gate",
                                        "place",
                                        Map.of(
                                                "schoolId",
                                                school.value(),
                                                "description",
                                                "behind the gym",
                                                "lat",
                                                34.051234,
                                                "lon",
                                                -118.251234))))
                .is(201)
                .text("incidentId");

        JsonNode seen = desk.get(people.verifier("Ana"), "/api/v1/incidents/" + incident)
                .is(200)
                .json();

        assertThat(seen.path("state").asString()).isEqualTo("RECEIVED");
        assertThat(seen.at("/reports/0/note").asString()).isEqualTo("two vans at the gate");
        assertThat(seen.at("/reports/0/place/description").asString()).isEqualTo("behind the gym");
        assertThat(seen.at("/reports/0/place/lat").asDouble()).isEqualTo(34.051234);
        assertThat(seen.at("/reports/0/trackRecord").asString()).isEqualTo("NEW");
    }

    @Test
    void aClaimShowsWhoDecidesUntilItLapses() {
        String incident = desk.incident(desk.newSchool());
        Person ana = people.verifier("Ana");
        Person ben = people.verifier("Ben");

        Desk.Reply claimed =
                desk.post(ana, "/api/v1/incidents/" + incident + "/claim").is(200);
        Desk.Reply refused =
                desk.post(ben, "/api/v1/incidents/" + incident + "/claim").refused(409, "claimed", "incidentId");
        desk.post(ben, "/api/v1/incidents/" + incident + "/decision", CONFIRM).refused(409, "claimed", "incidentId");

        assertThat(claimed.text("state")).isEqualTo("BEING_CHECKED");
        assertThat(claimed.text("until")).isNotBlank();
        assertThat(refused.text("claimedBy")).isEqualTo("Ana");
        assertThat(refused.text("claimedUntil")).isEqualTo(claimed.text("until"));
        desk.post(ana, "/api/v1/incidents/" + incident + "/claim").is(200);

        jdbc.sql("update ingest.incident set claimed_until = clock_timestamp() where incident_id = :id")
                .param("id", UUID.fromString(incident))
                .update();

        desk.post(ben, "/api/v1/incidents/" + incident + "/claim").is(200);
        desk.post(ben, "/api/v1/incidents/" + incident + "/decision", CONFIRM).is(200);
        desk.post(ana, "/api/v1/incidents/" + incident + "/claim").refused(409, "already-decided", "incidentId");
    }

    @Test
    void oneOfManyWhoClaimAtOnceHoldsIt() {
        String incident = desk.incident(desk.newSchool());
        List<Person> verifiers =
                IntStream.range(0, 10).mapToObj(n -> people.verifier("V" + n)).toList();

        long held = verifiers.parallelStream()
                .filter(verifier -> desk.post(verifier, "/api/v1/incidents/" + incident + "/claim")
                                .http()
                                .getStatusCode()
                                .value()
                        == 200)
                .count();

        assertThat(held).isEqualTo(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Map.of("basis", "other"), "missing-field", "outcome"),
                Arguments.of(Map.of("outcome", "MAYBE", "basis", "other"), "invalid-field", "outcome"),
                Arguments.of(Map.of("outcome", "CONFIRMED"), "missing-field", "basis"),
                Arguments.of(Map.of("outcome", "CONFIRMED", "basis", " "), "missing-field", "basis"),
                Arguments.of(
                        Map.of("outcome", "CONFIRMED", "basis", "other", "wording", "Run now!"),
                        "invalid-field",
                        "wording"),
                Arguments.of(
                        Map.of("outcome", "CONFIRMED", "basis", "other", "placeId", "moon"),
                        "invalid-field",
                        "placeId"),
                Arguments.of(
                        Map.of("outcome", "CONFIRMED", "basis", "other", "schoolAction", "panic"),
                        "invalid-field",
                        "schoolAction"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aDecisionThatCannotBeReadChangesNothing(Map<String, Object> decision, String slug, String field) {
        String incident = desk.incident(desk.newSchool());
        Person ana = people.verifier("Ana");

        desk.post(ana, "/api/v1/incidents/" + incident + "/decision", decision).refused(422, slug, field);

        assertThat(desk.get(ana, "/api/v1/incidents/" + incident).text("state")).isEqualTo("RECEIVED");
    }

    @Test
    void nobodyDecidesOnTheirOwnReport() {
        SchoolId school = desk.newSchool();
        Person ana = people.verifier("Ana");
        String own =
                desk.post(ana, "/api/v1/reports", Desk.report(school)).is(201).text("incidentId");
        desk.post(people.reporter(), "/api/v1/reports", Desk.report(school)).is(201);

        desk.post(ana, "/api/v1/incidents/" + own + "/decision", CONFIRM).refused(403, "own-report", "incidentId");

        desk.post(people.verifier("Ben"), "/api/v1/incidents/" + own + "/decision", CONFIRM)
                .is(200);
    }

    @Test
    void onlyVerifiersDecide() {
        String incident = desk.incident(desk.newSchool());

        for (Role role : Set.of(Role.REPORTER, Role.RELEASER, Role.NETWORK_ADMIN, Role.AUDITOR)) {
            Desk.Reply refused =
                    desk.post(people.person("Eve", role), "/api/v1/incidents/" + incident + "/decision", CONFIRM);
            refused.is(403);
            assertThat(refused.text("type")).isEqualTo("/problems/wrong-role");
            assertThat(refused.text("fix")).isNotBlank();
        }
    }

    @Test
    void aDecisionTwiceIsOneDecisionAndAnotherOneIsRefused() {
        String incident = desk.incident(desk.newSchool());
        Person ana = people.verifier("Ana");

        Desk.Reply first = desk.post(ana, "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .is(200);
        Desk.Reply again = desk.post(ana, "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .is(200);

        assertThat(again.body()).isEqualTo(first.body());
        desk.post(
                        ana,
                        "/api/v1/incidents/" + incident + "/decision",
                        Map.of("outcome", "NOTHING_FOUND", "basis", "other"))
                .refused(409, "already-decided", "outcome");
        desk.post(people.verifier("Ben"), "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .refused(409, "already-decided", "outcome");
    }

    @Test
    void manyWhoConfirmAtOnceTellStaffOnce() {
        for (int round = 0; round < 3; round++) {
            String incident = desk.incident(desk.newSchool());
            List<Person> verifiers = IntStream.range(0, 10)
                    .mapToObj(n -> people.verifier("V" + n))
                    .toList();

            List<Desk.Reply> replies = verifiers.parallelStream()
                    .map(verifier -> desk.post(verifier, "/api/v1/incidents/" + incident + "/decision", CONFIRM))
                    .toList();

            List<Desk.Reply> decided = replies.stream()
                    .filter(reply -> reply.http().getStatusCode().value() == 200)
                    .toList();
            assertThat(decided).hasSize(1);
            AlertId staff = AlertId.of(decided.getFirst().text("staffAlertId"));
            try (EventProbe probe = EventProbe.on(names, Topics.ALERTS)) {
                probe.await(AlertReleased.class, event -> event.alertId().equals(staff));
                probe.neverWithin(
                        Duration.ofMillis(300),
                        AlertReleased.class,
                        event -> event.incidentId().toString().equals(incident)
                                && !event.alertId().equals(staff));
            }
        }
    }

    @Test
    void nothingFoundAndCannotTellTellNobody() {
        for (String outcome : List.of("NOTHING_FOUND", "CANNOT_TELL")) {
            SchoolId school = desk.newSchool();
            String incident = desk.incident(school);
            Desk.Reply decided = desk.post(
                            people.verifier("Ana"),
                            "/api/v1/incidents/" + incident + "/decision",
                            Map.of("outcome", outcome, "basis", "nobody-there: Luis walked around the block"))
                    .is(200);

            assertThat(decided.text("state")).isEqualTo(outcome);
            assertThat(decided.json().path("staffAlertId").isNull()).isTrue();
            assertThat(jdbc.sql("select count(*) from ingest.alert where incident_id = :id")
                            .param("id", UUID.fromString(incident))
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void aProtocolMayWantASecondPersonBeforeStaffAreTold() {
        SchoolId school = desk.newSchool(protocol(Audience.STAFF, 1));
        Person ana = people.person("Ana", Role.VERIFIER, Role.RELEASER);
        String incident = desk.incident(school);

        String staff = desk.post(ana, "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .is(200)
                .text("staffAlertId");

        assertThat(desk.get(ana, "/api/v1/alerts/" + staff).text("state")).isEqualTo("PENDING_APPROVAL");
        desk.post(ana, "/api/v1/alerts/" + staff + "/approval").refused(403, "same-person", "alertId");
        assertThat(desk.post(people.releaser("Luis"), "/api/v1/alerts/" + staff + "/approval")
                        .is(200)
                        .text("state"))
                .isEqualTo("RELEASED");
    }

    @Test
    void aProtocolRaisesTheApprovalsThatFamiliesNeed() {
        SchoolId school = desk.newSchool(protocol(Audience.FAMILIES, 2));
        String alert = desk.familyAlert(school, people.verifier("Ana"), people.releaser("Luis"));

        Desk.Reply one = desk.post(people.releaser("Mia"), "/api/v1/alerts/" + alert + "/approval");
        Desk.Reply two = desk.post(people.releaser("Noor"), "/api/v1/alerts/" + alert + "/approval");

        assertThat(one.text("state")).isEqualTo("PENDING_APPROVAL");
        assertThat(two.text("state")).isEqualTo("RELEASED");
    }

    @Test
    void aProtocolThatWouldTellFamiliesWithoutASecondPersonIsNotHeard() {
        SchoolId school = desk.newSchool(protocol(Audience.FAMILIES, 0));

        String alert = desk.familyAlert(school, people.verifier("Ana"), people.releaser("Luis"));

        assertThat(desk.get(people.releaser("Luis"), "/api/v1/alerts/" + alert)
                        .is(200)
                        .text("state"))
                .isEqualTo("PENDING_APPROVAL");
    }

    private static SchoolProtocol protocol(Audience audience, int approvals) {
        return new SchoolProtocol(
                1, List.of(new ProtocolRule(ProtocolState.CONFIRMED, audience, List.of(), approvals)));
    }
}
