package org.campana.ingest.verify;

import java.util.List;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.ingest.column.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What verifiers decided about incidents, as PostgreSQL holds it.
@Component
class Decisions {

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Decision> of(IncidentId incident) {
        return jdbc.sql("""
                        select d.verifier, a.name, d.outcome, d.basis, d.basis_note, d.decided_at
                        from ingest.decision d left join ingest.account a on a.person_id = d.verifier
                        where d.incident_id = :incident order by d.decided_at, d.verifier
                        """)
                .param("incident", incident.value())
                .query((row, n) -> new Decision(
                        Columns.id(row, "verifier"),
                        row.getString("name"),
                        Outcome.valueOf(row.getString("outcome")),
                        Basis.Kind.valueOf(row.getString("basis")),
                        Columns.textOrNull(row, "basis_note"),
                        Columns.instant(row, "decided_at")))
                .list();
    }

    void add(IncidentId incident, UUID verifier, Outcome outcome, Basis basis) {
        jdbc.sql("""
                insert into ingest.decision (incident_id, verifier, outcome, basis, basis_note)
                values (:incident, :verifier, :outcome, :basis, :note)
                """)
                .param("incident", incident.value())
                .param("verifier", verifier)
                .param("outcome", outcome.name())
                .param("basis", basis.kind().name())
                .param("note", basis.note())
                .update();
    }
}
