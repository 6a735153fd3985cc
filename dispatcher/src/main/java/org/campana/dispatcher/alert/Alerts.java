package org.campana.dispatcher.alert;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.campana.events.AlertEvent;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.FollowUpKind;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every alert this dispatcher saw. Each change is one compare-and-set on (alert, revision), so that repeats, copies
/// and late records end in the same state as the ordered run (reliability 2.2).
@Component
public class Alerts {

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes in a release. It is a repeat if it was seen before, and stale if all that was seen is a follow-up or a
    /// stop
    /// of it: what came after a release must not be undone by it.
    public Sight release(AlertReleased alert) {
        int added = jdbc.sql("""
                        insert into dispatch.alert
                            (alert_id, revision, state, incident_id, audience, school_id, wording, place, observed_at,
                             action, drill, released_at, expires_at)
                        values (:alertId, :revision, 'RELEASED', :incidentId, :audience, :schoolId, :wording, :place,
                                :observedAt, :action, :drill, :releasedAt, :expiresAt)
                        on conflict (alert_id) do nothing
                        """)
                .param("alertId", alert.alertId().value())
                .param("revision", alert.revision())
                .param("incidentId", alert.incidentId().value())
                .param("audience", alert.audience().name())
                .param("schoolId", alert.schoolId().value())
                .param("wording", alert.wording())
                .param("place", alert.facts().place())
                .param("observedAt", Timestamp.from(alert.facts().observedAt()))
                .param("action", alert.facts().action().name())
                .param("drill", alert.drill())
                .param("releasedAt", Timestamp.from(alert.releasedAt()))
                .param("expiresAt", Timestamp.from(alert.expiresAt()))
                .update();
        if (added == 1) {
            return Sight.NEW;
        }
        return wasReleased(alert.alertId()) ? Sight.REPEAT : Sight.STALE;
    }

    /// Takes in a follow-up. An all clear or a correction ends the alert: slices that are still to come send nothing.
    /// A follow-up of an alert whose release was never seen is kept, and the release will be stale.
    public Sight followUp(AlertFollowedUp followUp) {
        int changed = jdbc.sql("""
                        insert into dispatch.alert as a
                            (alert_id, revision, state, incident_id, audience, school_id, wording, place, observed_at,
                             action, drill, released_at, expires_at)
                        values (:alertId, :revision, 'ENDED', :incidentId, :audience, :schoolId, :wording, :place,
                                :observedAt, :action, :drill, :followedUpAt, :expiresAt)
                        on conflict (alert_id) do update set
                            revision = excluded.revision,
                            state = case when a.state = 'RELEASED' and :ends then 'ENDED' else a.state end
                        where a.revision < excluded.revision
                        """)
                .param("alertId", followUp.alertId().value())
                .param("revision", followUp.revision())
                .param("incidentId", followUp.incidentId().value())
                .param("audience", followUp.audience().name())
                .param("schoolId", followUp.schoolId().value())
                .param("wording", followUp.wording())
                .param("place", followUp.facts().place())
                .param("observedAt", Timestamp.from(followUp.facts().observedAt()))
                .param("action", followUp.facts().action().name())
                .param("drill", followUp.drill())
                .param("followedUpAt", Timestamp.from(followUp.followedUpAt()))
                .param("expiresAt", Timestamp.from(followUp.expiresAt()))
                .param("ends", followUp.kind() != FollowUpKind.UPDATE)
                .update();
        return changed == 1 ? Sight.NEW : repeatOrStale(followUp);
    }

    /// Takes in a stop, also of an alert that was never seen: its release will be stale.
    public Sight stop(AlertStopped stop) {
        int changed = jdbc.sql("""
                        insert into dispatch.alert as a (alert_id, revision, state)
                        values (:alertId, :revision, 'STOPPED')
                        on conflict (alert_id) do update set
                            revision = excluded.revision, state = 'STOPPED'
                        where a.revision <= excluded.revision and a.state <> 'STOPPED'
                        """)
                .param("alertId", stop.alertId().value())
                .param("revision", stop.revision())
                .update();
        return changed == 1 ? Sight.NEW : repeatOrStale(stop);
    }

    /// Keeps by which channels a release goes out, and whether it came outside of its school's hours, so that whatever
    /// is
    /// repeated of it goes by the same to the same.
    public void keepTo(AlertId alert, List<Channel> channels, boolean outsideHours) {
        jdbc.sql("""
                        update dispatch.alert set channels = :channels, outside_hours = :outside
                        where alert_id = :alertId
                        """)
                .param("outside", outsideHours)
                .param("alertId", alert.value())
                .param("channels", channels.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /// Marks a release that must not go out.
    public void close(AlertId alert, AlertState state) {
        jdbc.sql("update dispatch.alert set state = :state where alert_id = :alertId and state = 'RELEASED'")
                .param("alertId", alert.value())
                .param("state", state.name())
                .update();
    }

    /// Adds to the history what became of a revision.
    ///
    /// @param reason the constant that says why, where there is a why
    public void remember(AlertEvent event, Outcome outcome, @Nullable Enum<?> reason) {
        jdbc.sql("""
                        insert into dispatch.alert_history (alert_id, revision, what, outcome, reason)
                        values (:alertId, :revision, :what, :outcome, :reason)
                        """)
                .param("alertId", event.alertId().value())
                .param("revision", event.revision())
                .param("what", what(event))
                .param("outcome", outcome.name())
                .param("reason", reason == null ? null : reason.name())
                .update();
    }

    /// The alert as it stands now; empty when its release was never seen.
    public Optional<Alert> find(AlertId id) {
        return jdbc.sql("""
                        select state, audience, school_id, drill, outside_hours, channels, released_at, expires_at,
                               expires_at <= now() as expired
                        from dispatch.alert where alert_id = :alertId and audience is not null
                        """)
                .param("alertId", id.value())
                .query((row, number) -> new Alert(
                        id,
                        AlertState.valueOf(row.getString("state")),
                        Audience.valueOf(row.getString("audience")),
                        SchoolId.of(row.getString("school_id")),
                        row.getBoolean("drill"),
                        row.getBoolean("outside_hours"),
                        Arrays.stream((String[]) row.getArray("channels").getArray())
                                .map(Channel::valueOf)
                                .toList(),
                        row.getTimestamp("released_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("expired")))
                .optional();
    }

    private boolean wasReleased(AlertId id) {
        return jdbc.sql("""
                        select exists (select 1 from dispatch.alert_history
                                       where alert_id = :id and what = 'RELEASED' and outcome <> 'STALE')
                        """).param("id", id.value()).query(Boolean.class).single();
    }

    private Sight repeatOrStale(AlertEvent event) {
        int newest = jdbc.sql("select revision from dispatch.alert where alert_id = :id")
                .param("id", event.alertId().value())
                .query(Integer.class)
                .single();
        return newest <= event.revision() ? Sight.REPEAT : Sight.STALE;
    }

    /// The word of an event in history and metrics.
    public static String what(AlertEvent event) {
        return switch (event) {
            case AlertReleased released -> "RELEASED";
            case AlertFollowedUp followedUp -> followedUp.kind().name();
            case AlertStopped stopped -> "STOPPED";
        };
    }

    /// What became of a revision.
    public enum Outcome {
        /// It goes out.
        DISPATCHED,
        /// A cap was met.
        HELD_BACK,
        /// It had nobody to go to, or no bound, or no words.
        REFUSED,
        /// It stopped the alert.
        STOPPED,
        /// Something newer was seen before.
        STALE
    }
}
