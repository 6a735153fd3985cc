package org.campana.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.IncidentId;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.campana.events.SchoolId;
import org.campana.events.SchoolProtocol;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.release.Alerts;
import org.campana.testing.CampanaIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Both tables of states, in Java and in PostgreSQL: the same moves, and every other one refused by both.
@CampanaIntegrationTest(
        classes = IngestTestApp.class,
        properties = {"campana.release.alerts-per-hour=1000"})
class StateTablesIT {

    @Autowired
    Desk desk;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Incidents incidents;

    @Autowired
    Alerts alerts;

    @Test
    void javaAndTheDatabaseKnowTheSameMovesOfAnIncident() {
        Set<List<String>> inJava = pairs(IncidentState.values())
                .filter(pair -> IncidentState.valueOf(pair.getFirst()).mayBecome(IncidentState.valueOf(pair.getLast())))
                .collect(Collectors.toSet());

        assertThat(moves("ingest.incident_move")).isEqualTo(inJava);
    }

    @Test
    void javaAndTheDatabaseKnowTheSameMovesOfAnAlert() {
        Set<List<String>> inJava = pairs(AlertState.values())
                .filter(pair -> AlertState.valueOf(pair.getFirst()).mayBecome(AlertState.valueOf(pair.getLast())))
                .collect(Collectors.toSet());

        assertThat(moves("ingest.alert_move")).isEqualTo(inJava);
    }

    @Test
    void theDatabaseRefusesEveryOtherMoveOfAnIncident() {
        UUID incident = UUID.fromString(desk.incident(desk.newSchool()));

        pairs(IncidentState.values())
                .filter(pair -> !pair.getFirst().equals(pair.getLast()))
                .filter(pair ->
                        !IncidentState.valueOf(pair.getFirst()).mayBecome(IncidentState.valueOf(pair.getLast())))
                .forEach(pair -> assertThatThrownBy(() -> force("ingest.incident", "incident_id", incident, pair))
                        .as("%s", pair)
                        .hasStackTraceContaining("cannot move from " + pair.getFirst() + " to " + pair.getLast()));
    }

    @Test
    void theDatabaseRefusesEveryOtherMoveOfAnAlert() {
        UUID alert =
                UUID.fromString(desk.familyAlert(desk.newSchool(), people.verifier("Ana"), people.releaser("Luis")));

        pairs(AlertState.values())
                .filter(pair -> !pair.getFirst().equals(pair.getLast()))
                .filter(pair -> !AlertState.valueOf(pair.getFirst()).mayBecome(AlertState.valueOf(pair.getLast())))
                .forEach(pair -> assertThatThrownBy(() -> force("ingest.alert", "alert_id", alert, pair))
                        .as("%s", pair)
                        .hasStackTraceContaining("cannot move from " + pair.getFirst() + " to " + pair.getLast()));
    }

    @Test
    void javaRefusesEveryOtherMoveBeforeItAsksTheDatabase() {
        for (IncidentState from : IncidentState.values()) {
            for (IncidentState to : IncidentState.values()) {
                if (!from.mayBecome(to)) {
                    assertThatThrownBy(() -> incidents.move(IncidentId.random(), from, to))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
        for (AlertState to : AlertState.values()) {
            if (!AlertState.RELEASED.mayBecome(to)) {
                assertThatThrownBy(() -> alerts.end(AlertId.random(), to)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void nothingBeginsInTheMiddle() {
        SchoolId school = desk.newSchool();

        assertThatThrownBy(() -> jdbc.sql("""
                        insert into ingest.incident (incident_id, school_id, state, confirmations_needed,
                            first_observed_at, last_observed_at)
                        values (gen_random_uuid(), :school, 'CONFIRMED', 1, now(), now())
                        """).param("school", school.value()).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("an incident begins as RECEIVED");
    }

    @Test
    void anIncidentIsNotConfirmedWithoutAnybodyWhoConfirmedIt() {
        UUID incident = UUID.fromString(desk.incident(desk.newSchool()));

        assertThatThrownBy(
                        () -> force("ingest.incident", "incident_id", incident, List.of("BEING_CHECKED", "CONFIRMED")))
                .hasStackTraceContaining("lacks confirmations");
    }

    @Test
    void noAlertIsWrittenWithFewerApprovalsThanItsSchoolAgreedTo() {
        SchoolId school = desk.newSchool(new SchoolProtocol(
                1, List.of(new ProtocolRule(ProtocolState.CONFIRMED, Audience.FAMILIES, List.of(), 2))));
        UUID incident = UUID.fromString(desk.incident(school));

        assertThatThrownBy(() -> jdbc.sql("""
                        insert into ingest.alert (alert_id, incident_id, school_id, audience, wording, observed_at,
                            school_action, drill, state, author, approvals_needed, expires_in_minutes, approve_by)
                        values (gen_random_uuid(), :incident, :school, 'FAMILIES', 'agents-near-school', now(),
                            'HOLD', false, 'DRAFT', gen_random_uuid(), 1, 30, now() + interval '1 hour')
                        """)
                        .param("incident", incident)
                        .param("school", school.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("needs 2 approvals by the protocol of its school");
    }

    /// Puts the row into the first state with the guards off, then tries the move with the guards on.
    private void force(String table, String key, UUID id, List<String> pair) {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update " + table + " set state = :state where " + key + " = :id")
                    .param("state", pair.getFirst())
                    .param("id", id)
                    .update();
            jdbc.sql("set local session_replication_role = origin").update();
            jdbc.sql("update " + table + " set state = :state where " + key + " = :id")
                    .param("state", pair.getLast())
                    .param("id", id)
                    .update();
        });
    }

    private Set<List<String>> moves(String table) {
        return jdbc
                .sql("select from_state, to_state from " + table)
                .query((row, n) -> List.of(row.getString("from_state"), row.getString("to_state")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static Stream<List<String>> pairs(Enum<?>[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> List.of(from.name(), to.name())));
    }
}
