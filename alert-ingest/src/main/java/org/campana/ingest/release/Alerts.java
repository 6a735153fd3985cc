package org.campana.ingest.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.AlertFacts;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.FollowUpKind;
import org.campana.events.IncidentId;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.ingest.column.Columns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The alerts as PostgreSQL holds them: reading them and moving them on. Who may do so is decided by
/// [Releases].
@Component
public class Alerts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select a.alert_id, a.incident_id, a.school_id, a.audience, a.wording, a.place, a.observed_at,
                a.school_action, a.drill, a.state, a.author, p.name as author_name, a.approvals_needed, a.revision,
                a.expires_in_minutes, a.created_at, a.approve_by, a.approve_by <= clock_timestamp() as lapsed,
                a.released_at, a.expires_at, a.ended_at, a.forecast
            from ingest.alert a left join ingest.account p on p.person_id = a.author
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher inProcess;

    Alerts(JdbcClient jdbc, ApplicationEventPublisher inProcess) {
        this.jdbc = jdbc;
        this.inProcess = inProcess;
    }

    /// The alert with this id.
    public Optional<Alert> find(AlertId id) {
        return jdbc.sql(SELECT + "where a.alert_id = :id")
                .param("id", id.value())
                .query(Alerts::read)
                .optional();
    }

    /// The alerts of one incident, the oldest first.
    public List<Alert> of(IncidentId incident) {
        return jdbc.sql(SELECT + "where a.incident_id = :incident order by a.created_at, a.alert_id")
                .param("incident", incident.value())
                .query(Alerts::read)
                .list();
    }

    /// What waits for a second person or is leaving, and what ended within the last two hours: the newest
    /// first.
    public List<Alert> current(int most) {
        return jdbc.sql(SELECT + """
                        where a.state in ('PENDING_APPROVAL', 'RELEASED') or a.ended_at > now() - interval '2 hours'
                        order by (a.state = 'PENDING_APPROVAL') desc, a.created_at desc, a.alert_id limit :most
                        """).param("most", most).query(Alerts::read).list();
    }

    /// Another number whenever an alert changes that waits, is released, or was within a day, in whatever order
    /// changes commit.
    public long version() {
        return jdbc.sql("""
                        select coalesce(bit_xor(uuid_hash_extended(alert_id,
                            (extract(epoch from changed_at) * 1000000)::bigint)), 0) from ingest.alert
                        where state in ('PENDING_APPROVAL', 'RELEASED') or released_at > now() - interval '1 day'
                        """).query(Long.class).single();
    }

    /// What people said to an alert, in order.
    public List<Alert.Verdict> verdicts(AlertId id) {
        return jdbc.sql("""
                        select v.person_id, p.name, v.verdict, v.decided_at from ingest.approval v
                        left join ingest.account p on p.person_id = v.person_id
                        where v.alert_id = :id order by v.decided_at, v.person_id
                        """)
                .param("id", id.value())
                .query((row, n) -> new Alert.Verdict(
                        Columns.id(row, "person_id"),
                        row.getString("name"),
                        "APPROVED".equals(row.getString("verdict")),
                        Columns.instant(row, "decided_at")))
                .list();
    }

    /// How an alert went on, in order.
    public List<Alert.FollowUp> followUps(AlertId id) {
        return jdbc.sql("""
                        select f.revision, f.kind, f.wording, p.name, f.written_at, f.expires_at, f.stopped_at
                        from ingest.follow_up f left join ingest.account p on p.person_id = f.author
                        where f.alert_id = :id order by f.revision
                        """)
                .param("id", id.value())
                .query((row, n) -> new Alert.FollowUp(
                        row.getInt("revision"),
                        FollowUpKind.valueOf(row.getString("kind")),
                        row.getString("wording"),
                        row.getString("name"),
                        Columns.instant(row, "written_at"),
                        Columns.instant(row, "expires_at"),
                        Columns.instantOrNull(row, "stopped_at")))
                .list();
    }

    /// Ends a released alert, by the clock or because every text came to its end.
    ///
    /// @return whether it was released until now; false changes nothing
    public boolean end(AlertId id, AlertState how) {
        return move(id, AlertState.RELEASED, how);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Alert> lock(AlertId id) {
        return jdbc.sql(SELECT + "where a.alert_id = :id for no key update of a")
                .param("id", id.value())
                .query(Alerts::read)
                .optional();
    }

    /// The live alert of this incident to this audience, if there is one.
    Optional<AlertId> live(IncidentId incident, Audience audience) {
        return jdbc.sql("""
                        select alert_id from ingest.alert where incident_id = :incident and audience = :audience
                            and state in ('DRAFT', 'PENDING_APPROVAL', 'RELEASED')
                        """)
                .param("incident", incident.value())
                .param("audience", audience.name())
                .query((row, n) -> new AlertId(Columns.id(row, "alert_id")))
                .optional();
    }

    /// Writes an alert down as a draft.
    ///
    /// @param approvals how many other people must agree at least; the school's protocol may ask for more
    void insert(AlertId id, IncidentId incident, UUID author, int approvals, Order order) {
        jdbc.sql("""
                insert into ingest.alert (alert_id, incident_id, school_id, audience, wording, place, observed_at,
                    school_action, drill, state, author, approvals_needed, expires_in_minutes, approve_by, forecast)
                select :id, :incident, :school, :audience, :wording, :place, :observedAt, :action, :drill, 'DRAFT',
                    :author,
                    greatest(:approvals, case :audience when 'STAFF' then s.staff_approvals else s.family_approvals end),
                    :minutes, clock_timestamp() + make_interval(secs => :approveWithin), cast(:forecast as jsonb)
                from ingest.school s where s.school_id = :school
                """)
                .param("id", id.value())
                .param("incident", incident.value())
                .param("school", order.schoolId().value())
                .param("audience", order.audience().name())
                .param("wording", order.wording())
                .param("place", order.facts().place())
                .param("observedAt", Columns.at(order.facts().observedAt()))
                .param("action", order.facts().action().name())
                .param("drill", order.drill())
                .param("author", author)
                .param("approvals", approvals)
                .param("minutes", order.expiresInMinutes())
                .param("approveWithin", (double) order.approveWithin().toSeconds())
                .param("forecast", order.forecast() == null ? null : JSON.writeValueAsString(order.forecast()))
                .update();
        changed(id);
    }

    boolean move(AlertId id, AlertState from, AlertState to) {
        if (!from.mayBecome(to) || to == AlertState.RELEASED) {
            throw new IllegalArgumentException("An alert cannot move from " + from + " to " + to + " by itself");
        }
        int moved = jdbc.sql("""
                        update ingest.alert set state = :to,
                            ended_at = case when :to <> 'PENDING_APPROVAL' then clock_timestamp() end
                        where alert_id = :id and state = :from
                        """)
                .param("id", id.value())
                .param("from", from.name())
                .param("to", to.name())
                .update();
        changed(id);
        return moved == 1;
    }

    /// Lets the alert go: the moment "seconds to the phone" is counted from.
    boolean release(AlertId id, AlertState from) {
        if (!from.mayBecome(AlertState.RELEASED)) {
            throw new IllegalArgumentException("An alert cannot be released from " + from);
        }
        int moved =
                jdbc.sql("""
                        update ingest.alert a set state = 'RELEASED', revision = 1, released_at = t.now,
                            expires_at = t.now + make_interval(mins => a.expires_in_minutes)
                        from (select clock_timestamp() as now) t
                        where a.alert_id = :id and a.state = :from
                        """).param("id", id.value()).param("from", from.name()).update();
        changed(id);
        return moved == 1;
    }

    void addVerdict(AlertId id, UUID person, boolean approved) {
        jdbc.sql("insert into ingest.approval (alert_id, person_id, verdict) values (:id, :person, :verdict)")
                .param("id", id.value())
                .param("person", person)
                .param("verdict", approved ? "APPROVED" : "REJECTED")
                .update();
        changed(id);
    }

    /// Writes a follow-up down as the next revision of a locked alert.
    ///
    /// @return its times by the database's clock
    Written addFollowUp(Alert alert, FollowUpKind kind, String wording, UUID author, Duration validity) {
        int revision = alert.revision() + 1;
        jdbc.sql("update ingest.alert set revision = :revision where alert_id = :id")
                .param("revision", revision)
                .param("id", alert.alertId().value())
                .update();
        Written written = jdbc.sql("""
                        insert into ingest.follow_up (alert_id, revision, kind, wording, author, written_at, expires_at)
                        select :id, :revision, :kind, :wording, :author, t.now, t.now + make_interval(secs => :seconds)
                        from (select clock_timestamp() as now) t returning written_at, expires_at
                        """)
                .param("id", alert.alertId().value())
                .param("revision", revision)
                .param("kind", kind.name())
                .param("wording", wording)
                .param("author", author)
                .param("seconds", (double) validity.toSeconds())
                .query((row, n) ->
                        new Written(revision, Columns.instant(row, "written_at"), Columns.instant(row, "expires_at")))
                .single();
        changed(alert.alertId());
        return written;
    }

    /// Stops the follow-ups of an alert that may still be leaving.
    ///
    /// @return whether there was one
    boolean stopFollowUps(AlertId id) {
        int stopped = jdbc.sql("""
                        update ingest.follow_up set stopped_at = clock_timestamp()
                        where alert_id = :id and stopped_at is null and expires_at > clock_timestamp()
                        """).param("id", id.value()).update();
        changed(id);
        return stopped > 0;
    }

    private void changed(AlertId id) {
        inProcess.publishEvent(new AlertChanged(id));
    }

    private static Alert read(ResultSet row, int number) throws SQLException {
        String forecast = Columns.textOrNull(row, "forecast");
        return new Alert(
                new AlertId(Columns.id(row, "alert_id")),
                new IncidentId(Columns.id(row, "incident_id")),
                SchoolId.of(row.getString("school_id")),
                Audience.valueOf(row.getString("audience")),
                row.getString("wording"),
                new AlertFacts(
                        Columns.textOrNull(row, "place"),
                        Columns.instant(row, "observed_at"),
                        SchoolAction.valueOf(row.getString("school_action"))),
                row.getBoolean("drill"),
                AlertState.valueOf(row.getString("state")),
                Columns.id(row, "author"),
                row.getString("author_name"),
                row.getInt("approvals_needed"),
                row.getInt("revision"),
                row.getInt("expires_in_minutes"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "approve_by"),
                row.getBoolean("lapsed"),
                Columns.instantOrNull(row, "released_at"),
                Columns.instantOrNull(row, "expires_at"),
                Columns.instantOrNull(row, "ended_at"),
                forecast == null ? null : JSON.readValue(forecast, Forecast.class));
    }

    record Written(int revision, Instant writtenAt, Instant expiresAt) {}
}
