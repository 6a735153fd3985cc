package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campana.eventframe.TopicNames;
import org.campana.events.AlertEvent;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.FollowUpKind;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.testing.CampanaIntegrationTest;
import org.campana.testing.EventProbe;
import org.campana.web.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class TheWayOfOneAlertIT {

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    TopicNames names;

    @Test
    void confirmingTellsStaffAtOnceAndFamiliesWaitForASecondPerson() {
        SchoolId school = desk.newSchool();
        Person ana = people.verifier("Ana");
        Person luis = people.releaser("Luis");
        String incident = desk.incident(school);

        Desk.Reply decided = desk.post(
                        ana,
                        "/api/v1/incidents/" + incident + "/decision",
                        Map.of("outcome", "CONFIRMED", "basis", "seen-on-site", "placeId", "main-entrance"))
                .is(200);
        Desk.Reply written = desk.post(
                        ana,
                        "/api/v1/incidents/" + incident + "/alerts",
                        Map.of("audience", "FAMILIES", "wording", "agents-near-school", "expiresInMinutes", 30))
                .is(201);

        assertThat(decided.text("state")).isEqualTo("CONFIRMED");
        assertThat(written.text("state")).isEqualTo("PENDING_APPROVAL");
        assertThat(written.json().has("forecast")).isTrue();
        AlertId staff = AlertId.of(decided.text("staffAlertId"));
        AlertId families = AlertId.of(written.text("alertId"));
        try (EventProbe probe = EventProbe.on(names, Topics.ALERTS)) {
            AlertReleased toStaff =
                    probe.await(AlertReleased.class, event -> event.alertId().equals(staff));
            assertThat(toStaff.audience()).isEqualTo(Audience.STAFF);
            assertThat(toStaff.facts().place()).isEqualTo("main entrance");
            assertThat(probe.events())
                    .noneMatch(event -> event instanceof AlertReleased released
                            && released.alertId().equals(families));

            assertThat(desk.post(luis, "/api/v1/alerts/" + families + "/approval")
                            .is(200)
                            .text("state"))
                    .isEqualTo("RELEASED");

            AlertReleased toFamilies =
                    probe.await(AlertReleased.class, event -> event.alertId().equals(families));
            assertThat(toFamilies.audience()).isEqualTo(Audience.FAMILIES);
            assertThat(toFamilies.expiresAt()).isEqualTo(toFamilies.releasedAt().plusSeconds(30 * 60));
        }
        Desk.Reply seen = desk.get(luis, "/api/v1/alerts/" + families).is(200);
        assertThat(seen.json().at("/author/name").asString()).isEqualTo("Ana");
        assertThat(seen.json().at("/approvals/0/name").asString()).isEqualTo("Luis");
    }

    @Test
    void whatIsDecidedOfOneAlertArrivesInItsOrder() {
        SchoolId school = desk.newSchool();
        Person luis = people.releaser("Luis");
        AlertId alert = AlertId.of(desk.familyAlert(school, people.verifier("Ana"), people.releaser("Marta")));

        desk.post(luis, "/api/v1/alerts/" + alert + "/approval").is(200);
        desk.post(luis, "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "UPDATE"))
                .is(201);
        desk.post(luis, "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "ALL_CLEAR"))
                .is(201);
        desk.post(luis, "/api/v1/alerts/" + alert + "/stop").is(200);
        desk.post(luis, "/api/v1/alerts/" + alert + "/stop").is(200);
        desk.post(luis, "/api/v1/alerts/" + alert + "/follow-ups", Map.of("kind", "CORRECTION"))
                .is(201);

        try (EventProbe probe = EventProbe.on(names, Topics.ALERTS)) {
            List<AlertEvent> told = probe.awaitAtLeast(
                    5, AlertEvent.class, event -> event.alertId().equals(alert));
            assertThat(told)
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly(
                            "AlertReleased", "AlertFollowedUp", "AlertFollowedUp", "AlertStopped", "AlertFollowedUp");
            assertThat(told).extracting(AlertEvent::revision).containsExactly(1, 2, 3, 3, 4);
            assertThat(told.get(1))
                    .isInstanceOfSatisfying(
                            AlertFollowedUp.class,
                            next -> assertThat(next.kind()).isEqualTo(FollowUpKind.UPDATE));
            assertThat(told.get(3)).isInstanceOf(AlertStopped.class);
        }
    }
}
