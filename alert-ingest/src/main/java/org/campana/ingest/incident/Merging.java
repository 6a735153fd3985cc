package org.campana.ingest.incident;

import java.util.Optional;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.ingest.column.Columns;
import org.campana.ingest.school.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts a report to the incident it belongs to: same school, close in time and, where both say where, in place. The
/// school's row is locked meanwhile, so that two reports at the same moment make one incident and not two.
@Component
public class Merging {

    private final JdbcClient jdbc;
    private final IncidentSettings settings;
    private final Schools schools;
    private final Reports reports;
    private final Incidents incidents;

    Merging(JdbcClient jdbc, IncidentSettings settings, Schools schools, Reports reports, Incidents incidents) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.schools = schools;
        this.reports = reports;
        this.incidents = incidents;
    }

    /// Keeps the report, with the incident it belongs to or as the first of a new one.
    ///
    /// @param reporter null when nobody is signed in
    /// @param confirmations how many verifiers a new incident will need
    @Transactional(propagation = Propagation.MANDATORY)
    public Kept keep(@Nullable UUID reporter, boolean quarantined, Sighting seen, int confirmations) {
        schools.lock(seen.schoolId());
        Optional<Home> home = home(seen);
        Home incident = home.orElseGet(() -> new Home(incidents.open(seen, confirmations), IncidentState.RECEIVED));
        UUID reportId = UUID.randomUUID();
        String receipt = reports.keep(reportId, incident.id(), reporter, quarantined, seen);
        home.ifPresent(found -> incidents.widen(found.id(), seen));
        return new Kept(reportId, receipt, incident.id(), incident.state(), home.isPresent());
    }

    private Optional<Home> home(Sighting seen) {
        Point point = seen.point();
        return jdbc.sql("""
                        select incident_id, state from ingest.incident
                        where school_id = :school and not drill and state in ('RECEIVED', 'BEING_CHECKED', 'CONFIRMED')
                            and first_observed_at <= cast(:seen as timestamptz) + make_interval(secs => :within)
                            and last_observed_at >= cast(:seen as timestamptz) - make_interval(secs => :within)
                            and coalesce(ingest.metres(latitude, longitude, cast(:lat as double precision),
                                cast(:lon as double precision)), 0) <= :metres
                        order by opened_at desc, incident_id limit 1 for no key update
                        """)
                .param("school", seen.schoolId().value())
                .param("seen", Columns.at(seen.observedAt()))
                .param("within", (double) settings.mergeWithin().toSeconds())
                .param("lat", point == null ? null : point.lat())
                .param("lon", point == null ? null : point.lon())
                .param("metres", settings.mergeMetres())
                .query((row, n) -> new Home(
                        new IncidentId(Columns.id(row, "incident_id")), IncidentState.valueOf(row.getString("state"))))
                .optional();
    }

    /// The report is kept.
    ///
    /// @param merged whether it joined an incident that was there
    public record Kept(UUID reportId, String receipt, IncidentId incidentId, IncidentState state, boolean merged) {}

    private record Home(IncidentId id, IncidentState state) {}
}
