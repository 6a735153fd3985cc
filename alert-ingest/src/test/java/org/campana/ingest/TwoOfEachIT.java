package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.web.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A network that asks for two verifiers and two approvals.
@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {
            "campana.verification.confirmations=2",
            "campana.release.family-approvals=2",
            "campana.release.alerts-per-hour=1000"
        })
class TwoOfEachIT {

    private static final Map<String, Object> CONFIRM = Map.of("outcome", "CONFIRMED", "basis", "two-sources");

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void staffAreToldWhenTheSecondVerifierConfirms() {
        String path = "/api/v1/incidents/" + desk.incident(desk.newSchool()) + "/decision";
        Person ana = people.verifier("Ana");

        Desk.Reply first = desk.post(ana, path, CONFIRM).is(200);
        Desk.Reply again = desk.post(ana, path, CONFIRM).is(200);
        Desk.Reply second = desk.post(people.verifier("Ben"), path, CONFIRM).is(200);

        assertThat(first.text("state")).isEqualTo("BEING_CHECKED");
        assertThat(first.json().path("staffAlertId").isNull()).isTrue();
        assertThat(again.text("state")).isEqualTo("BEING_CHECKED");
        assertThat(second.text("state")).isEqualTo("CONFIRMED");
        assertThat(second.text("staffAlertId")).isNotBlank();
    }

    @Test
    void familiesAreToldWhenTheSecondOtherPersonApproves() {
        Person marta = people.releaser("Marta");
        Person luis = people.releaser("Luis");
        String alert = familyAlert(marta);

        assertThat(desk.post(luis, "/api/v1/alerts/" + alert + "/approval")
                        .is(200)
                        .text("state"))
                .isEqualTo("PENDING_APPROVAL");
        assertThat(desk.post(luis, "/api/v1/alerts/" + alert + "/approval")
                        .is(200)
                        .text("state"))
                .isEqualTo("PENDING_APPROVAL");
        desk.post(marta, "/api/v1/alerts/" + alert + "/approval").refused(403, "same-person", "alertId");
        assertThat(desk.post(people.releaser("Nora"), "/api/v1/alerts/" + alert + "/approval")
                        .is(200)
                        .text("state"))
                .isEqualTo("RELEASED");
    }

    @Test
    void manyApproversAtOnceNeverReleaseBelowTwo() {
        for (int round = 0; round < 3; round++) {
            String alert = familyAlert(people.releaser("Marta"));
            List<Person> releasers = IntStream.range(0, 50)
                    .mapToObj(n -> people.releaser("R" + n))
                    .peek(people::key)
                    .toList();

            releasers.parallelStream().forEach(person -> desk.post(person, "/api/v1/alerts/" + alert + "/approval"));

            assertThat(desk.get(releasers.getFirst(), "/api/v1/alerts/" + alert).text("state"))
                    .isEqualTo("RELEASED");
            assertThat(jdbc.sql("""
                            select count(*) from ingest.approval v join ingest.alert a on a.alert_id = v.alert_id
                            where v.alert_id = cast(:id as uuid) and v.decided_at <= a.released_at
                            """).param("id", alert).query(Integer.class).single())
                    .isEqualTo(2);
        }
    }

    private String familyAlert(Person author) {
        String incident = desk.incident(desk.newSchool());
        desk.post(people.verifier("Ana"), "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .is(200);
        desk.post(people.verifier("Ben"), "/api/v1/incidents/" + incident + "/decision", CONFIRM)
                .is(200);
        return desk.post(
                        author,
                        "/api/v1/incidents/" + incident + "/alerts",
                        Map.of("audience", "FAMILIES", "wording", "agents-near-school"))
                .is(201)
                .text("alertId");
    }
}
