package org.campana.ingest.release;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.announce.Announcer;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How an alert goes on: update, all clear, correction, for exactly those who were reached. One releaser is enough,
/// because who was told must not wait for the end of it.
@Component
public class FollowUps {

    private static final Logger log = LoggerFactory.getLogger(FollowUps.class);

    private final Alerts alerts;
    private final Announcer announcer;
    private final Audit audit;
    private final ReleaseSettings settings;
    private final Incidents incidents;

    FollowUps(Alerts alerts, Announcer announcer, Audit audit, ReleaseSettings settings, Incidents incidents) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.announcer = announcer;
        this.audit = audit;
        this.settings = settings;
    }

    /// Sends the next revision of an alert that went out.
    ///
    /// @throws Problem 409 when it never went out, or the same all clear or correction was the last word already
    @Transactional
    public Sent send(Person person, AlertId id, Asked asked) {
        FollowUpKind kind = Fields.oneOf("kind", asked.kind(), kinds());
        String wording = Orders.wording(asked.wording(), wordingOf(kind));
        Alert alert = alerts.lock(id).orElseThrow(() -> Fields.notFound("alert"));
        if (!alert.wentOut()) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "alert-not-released",
                            "The alert never went out",
                            "It is " + alert.state() + ", so there is nobody a follow-up could reach.")
                    .field("alertId")
                    .fix("Follow up on an alert that was released.");
        }
        refuseRepeat(kind, alerts.followUps(id));
        Alerts.Written written =
                alerts.addFollowUp(alert, kind, wording, person.id(), Duration.ofMinutes(settings.expiresInMinutes()));
        announcer.announce(new AlertFollowedUp(
                EventId.random(),
                id,
                written.revision(),
                alert.incidentId(),
                kind,
                alert.audience(),
                alert.schoolId(),
                wording,
                alert.facts(),
                alert.drill(),
                written.writtenAt(),
                written.expiresAt()));
        audit.by(person, Fact.ALERT_FOLLOWED_UP, id.value(), kind + ", revision " + written.revision());
        log.atInfo()
                .addKeyValue("alertId", id)
                .addKeyValue("revision", written.revision())
                .addKeyValue("kind", kind)
                .log("alert followed up");
        if (kind != FollowUpKind.UPDATE) {
            closeWhenOver(person, alert.incidentId());
        }
        return new Sent(id, written.revision(), kind, alert.state());
    }

    /// When everybody who was told has heard the end of it, the incident is over: what is reported there from now on
    /// is something new, and is checked anew.
    private void closeWhenOver(Person person, IncidentId incident) {
        boolean over = alerts.of(incident).stream()
                .allMatch(alert -> alert.wentOut() ? ended(alert) : alert.state() != AlertState.PENDING_APPROVAL);
        if (over && incidents.move(incident, IncidentState.CONFIRMED, IncidentState.CLOSED)) {
            audit.by(person, Fact.INCIDENT_CLOSED, incident.value(), "everybody who was told heard the end of it");
        }
    }

    private boolean ended(Alert alert) {
        List<Alert.FollowUp> followUps = alerts.followUps(alert.alertId());
        return !followUps.isEmpty() && followUps.getLast().kind() != FollowUpKind.UPDATE;
    }

    /// Two releasers who press the same button at once tell people once.
    private static void refuseRepeat(FollowUpKind kind, List<Alert.FollowUp> before) {
        if (kind == FollowUpKind.UPDATE || before.isEmpty()) {
            return;
        }
        Alert.FollowUp last = before.getLast();
        if (last.kind() == kind && last.stoppedAt() == null) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "already-followed-up",
                            "People were told so already",
                            last.authorName() + " sent the same at " + last.writtenAt() + ".")
                    .field("kind")
                    .fix("Send an update if there is more to say.");
        }
    }

    private static String wordingOf(FollowUpKind kind) {
        return switch (kind) {
            case UPDATE -> "update";
            case ALL_CLEAR -> "all-clear";
            case CORRECTION -> "correction";
        };
    }

    private static Map<String, FollowUpKind> kinds() {
        Map<String, FollowUpKind> kinds = new LinkedHashMap<>();
        kinds.put("update", FollowUpKind.UPDATE);
        kinds.put("all_clear", FollowUpKind.ALL_CLEAR);
        kinds.put("all-clear", FollowUpKind.ALL_CLEAR);
        kinds.put("correction", FollowUpKind.CORRECTION);
        return kinds;
    }

    /// The body of `POST /api/v1/alerts/{id}/follow-ups`.
    ///
    /// @param kind `UPDATE`, `ALL_CLEAR` or `CORRECTION`
    /// @param wording the name of an approved wording; left out it is the one named as the kind
    public record Asked(@Nullable String kind, @Nullable String wording) {}

    /// A follow-up is on its way.
    public record Sent(AlertId alertId, int revision, FollowUpKind kind, AlertState state) {}
}
