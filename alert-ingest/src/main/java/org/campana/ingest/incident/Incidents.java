package org.campana.ingest.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.campana.ingest.column.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The incidents: reading them, claiming them and moving them on.
@Component
public class Incidents {

    private static final String SELECT = """
            select i.incident_id, i.school_id, i.state, i.drill, i.confirmations_needed, i.first_observed_at,
                i.last_observed_at, i.latitude, i.longitude, i.opened_at, i.decided_at,
                (select count(*) from ingest.report r where r.incident_id = i.incident_id) as reports,
                (select coalesce(bool_and(r.quarantined), false) from ingest.report r
                    where r.incident_id = i.incident_id) as quarantined,
                case when i.claimed_until > clock_timestamp() then i.claimed_by end as claimed_by,
                i.claimed_until, a.name as claimed_by_name
            from ingest.incident i left join ingest.account a on a.person_id = i.claimed_by
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher inProcess;

    Incidents(JdbcClient jdbc, ApplicationEventPublisher inProcess) {
        this.jdbc = jdbc;
        this.inProcess = inProcess;
    }

    /// The incident with this id.
    public Optional<Incident> find(IncidentId id) {
        return jdbc.sql(SELECT + "where i.incident_id = :id")
                .param("id", id.value())
                .query(Incidents::read)
                .optional();
    }

    /// The incident with this id, its row locked until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Incident> lock(IncidentId id) {
        return jdbc.sql(SELECT + "where i.incident_id = :id for no key update of i")
                .param("id", id.value())
                .query(Incidents::read)
                .optional();
    }

    /// Incidents, the newest first.
    ///
    /// @param states any of these
    /// @param before only what comes after this one in that order; null from the beginning
    public List<Incident> page(Collection<IncidentState> states, @Nullable IncidentId before, int most) {
        return jdbc.sql(SELECT + """
                        where i.state = any(:states) and (cast(:before as uuid) is null
                            or (i.opened_at, i.incident_id) < (select b.opened_at, b.incident_id
                                from ingest.incident b where b.incident_id = cast(:before as uuid)))
                        order by i.opened_at desc, i.incident_id desc limit :most
                        """)
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("before", before == null ? null : before.toString())
                .param("most", most)
                .query(Incidents::read)
                .list();
    }

    /// What waits for a verifier: what an invited reporter saw first, then the oldest first.
    public List<Incident> waiting(int most) {
        return jdbc.sql(SELECT + """
                        where i.state in ('RECEIVED', 'BEING_CHECKED')
                        order by quarantined, i.opened_at, i.incident_id limit :most
                        """).param("most", most).query(Incidents::read).list();
    }

    /// Another number whenever an incident changes that is open or a day old at most, in whatever order
    /// changes commit.
    public long version() {
        return jdbc.sql("""
                        select coalesce(bit_xor(uuid_hash_extended(incident_id,
                            (extract(epoch from changed_at) * 1000000)::bigint)), 0) from ingest.incident
                        where state in ('RECEIVED', 'BEING_CHECKED', 'CONFIRMED') or opened_at > now() - interval '1 day'
                        """).query(Long.class).single();
    }

    /// When the last report came in; empty when there never was one.
    public Optional<Instant> lastReportAt() {
        return jdbc.sql("select received_at from ingest.report order by received_at desc limit 1")
                .query((row, n) -> Columns.instant(row, "received_at"))
                .optional();
    }

    /// Gives the incident to one verifier for a while. Changes nothing when somebody else holds it.
    ///
    /// @return whether this person holds it now
    public boolean claim(IncidentId id, UUID person, Duration lapse) {
        int claimed = jdbc.sql("""
                        update ingest.incident
                        set claimed_by = :person, claimed_until = clock_timestamp() + make_interval(secs => :seconds),
                            state = 'BEING_CHECKED'
                        where incident_id = :id and state in ('RECEIVED', 'BEING_CHECKED')
                            and (claimed_by is null or claimed_by = :person or claimed_until <= clock_timestamp())
                        """)
                .param("person", person)
                .param("seconds", (double) lapse.toSeconds())
                .param("id", id.value())
                .update();
        changed(id);
        return claimed == 1;
    }

    /// Moves the incident on and frees it for the next.
    ///
    /// @return whether it stood where the caller thought it did; false changes nothing
    /// @throws IllegalArgumentException when the table has no such move
    public boolean move(IncidentId id, IncidentState from, IncidentState to) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException("An incident cannot move from " + from + " to " + to);
        }
        int moved = jdbc.sql("""
                        update ingest.incident
                        set state = :to, claimed_by = null, claimed_until = null,
                            decided_at = case when :decided then clock_timestamp() else decided_at end,
                            closed_at = case when :to = 'CLOSED' then clock_timestamp() end
                        where incident_id = :id and state = :from
                        """)
                .param("id", id.value())
                .param("from", from.name())
                .param("to", to.name())
                .param("decided", from == IncidentState.BEING_CHECKED)
                .update();
        changed(id);
        return moved == 1;
    }

    /// Lets the next verifier have it.
    public void free(IncidentId id) {
        jdbc.sql("update ingest.incident set claimed_by = null, claimed_until = null where incident_id = :id")
                .param("id", id.value())
                .update();
        changed(id);
    }

    /// Marks the incident as a drill: it reaches only people enrolled for drills, and no report is merged
    /// into it.
    public void markDrill(IncidentId id) {
        jdbc.sql("update ingest.incident set drill = true where incident_id = :id")
                .param("id", id.value())
                .update();
    }

    /// Begins an incident with its first report's facts.
    IncidentId open(Sighting seen, int confirmations) {
        IncidentId id = IncidentId.random();
        Point point = seen.point();
        jdbc.sql("""
                insert into ingest.incident (incident_id, school_id, state, confirmations_needed, first_observed_at,
                    last_observed_at, latitude, longitude)
                values (:id, :school, 'RECEIVED', :confirmations, :seen, :seen, :lat, :lon)
                """)
                .param("id", id.value())
                .param("school", seen.schoolId().value())
                .param("confirmations", confirmations)
                .param("seen", Columns.at(seen.observedAt()))
                .param("lat", point == null ? null : point.lat())
                .param("lon", point == null ? null : point.lon())
                .update();
        changed(id);
        return id;
    }

    /// Takes a further report's time, and its place when none is known yet.
    void widen(IncidentId id, Sighting seen) {
        Point point = seen.point();
        jdbc.sql("""
                update ingest.incident set first_observed_at = least(first_observed_at, cast(:seen as timestamptz)),
                    last_observed_at = greatest(last_observed_at, cast(:seen as timestamptz)),
                    latitude = coalesce(latitude, cast(:lat as double precision)),
                    longitude = coalesce(longitude, cast(:lon as double precision))
                where incident_id = :id
                """)
                .param("id", id.value())
                .param("seen", Columns.at(seen.observedAt()))
                .param("lat", point == null ? null : point.lat())
                .param("lon", point == null ? null : point.lon())
                .update();
        changed(id);
    }

    private void changed(IncidentId id) {
        inProcess.publishEvent(new IncidentChanged(id));
    }

    private static Incident read(ResultSet row, int number) throws SQLException {
        Double lat = Columns.numberOrNull(row, "latitude");
        Double lon = Columns.numberOrNull(row, "longitude");
        UUID claimedBy = Columns.idOrNull(row, "claimed_by");
        return new Incident(
                new IncidentId(Columns.id(row, "incident_id")),
                SchoolId.of(row.getString("school_id")),
                IncidentState.valueOf(row.getString("state")),
                row.getBoolean("drill"),
                row.getInt("confirmations_needed"),
                Columns.instant(row, "first_observed_at"),
                Columns.instant(row, "last_observed_at"),
                lat == null || lon == null ? null : new Point(lat, lon),
                Columns.instant(row, "opened_at"),
                Columns.instantOrNull(row, "decided_at"),
                row.getInt("reports"),
                row.getBoolean("quarantined"),
                claimedBy == null
                        ? null
                        : new Incident.Claim(
                                claimedBy, row.getString("claimed_by_name"), Columns.instant(row, "claimed_until")));
    }
}
