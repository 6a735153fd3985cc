package org.campana.ingest.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who may send what to whom. The confirmation of an incident lets its staff be told; families need the approval of
/// people other than the author. A school's protocol may ask for more approvals, never for fewer.
@Component
public class Releases {

    private final Alerts alerts;
    private final Incidents incidents;
    private final LettingGo lettingGo;
    private final Releasers releasers;
    private final Audit audit;
    private final ReleaseSettings settings;

    Releases(
            Alerts alerts,
            Incidents incidents,
            LettingGo lettingGo,
            Releasers releasers,
            Audit audit,
            ReleaseSettings settings) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.lettingGo = lettingGo;
        this.releasers = releasers;
        this.audit = audit;
        this.settings = settings;
    }

    /// Tells the staff of the site, in the transaction that confirmed the incident; or has it wait for a second person,
    /// where the school's protocol wants one.
    @Transactional(propagation = Propagation.MANDATORY)
    public AlertId toStaff(Person verifier, IncidentId incident, Orders.Checked checked) {
        return write(verifier, incident, checked).alertId();
    }

    /// Writes an alert for a confirmed incident. To staff it goes at once unless the school's protocol wants somebody
    /// else to agree; to families it always waits for the second person.
    ///
    /// @throws Problem 409 when the incident is not confirmed, or this audience has a live alert of it already
    @Transactional
    public Written write(Person author, IncidentId incidentId, Orders.Checked checked) {
        Incident incident = incidents.lock(incidentId).orElseThrow(() -> Fields.notFound("incident"));
        if (incident.state() != IncidentState.CONFIRMED) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "incident-not-confirmed",
                            "The incident is not confirmed",
                            "It is " + incident.state() + "; only a confirmed incident has alerts.")
                    .field("incidentId")
                    .fix("Have a verifier confirm it first: POST /api/v1/incidents/{id}/decision.");
        }
        Order order = incident.drill() ? checked.order().asDrill() : checked.order();
        Optional<AlertId> live = alerts.live(incidentId, order.audience());
        if (live.isPresent()) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "alert-exists",
                            "This audience has an alert of this incident already",
                            "Alert " + live.get() + " is waiting for approval or going out.")
                    .field("audience")
                    .fix("Approve, stop or follow up on alert " + live.get() + " instead.");
        }
        AlertId id = AlertId.random();
        alerts.insert(id, incidentId, author.id(), approvals(order.audience()), order);
        audit.by(author, Fact.ALERT_WRITTEN, id.value(), "incident " + incidentId + ", audience " + order.audience());
        Alert draft = alerts.find(id).orElseThrow();
        if (draft.approvalsNeeded() == 0) {
            return new Written(id, lettingGo.go(draft, author).state(), order.forecast());
        }
        alerts.move(id, AlertState.DRAFT, AlertState.PENDING_APPROVAL);
        return new Written(id, AlertState.PENDING_APPROVAL, order.forecast());
    }

    /// A second person agrees; with the last approval needed the alert goes out. The same person agreeing twice
    /// changes nothing.
    ///
    /// @throws Problem 403 for the author and for who does not release for this school, 409 when it is too late or
    ///     somebody sent it back
    @Transactional
    public Judged approve(Person person, AlertId id) {
        Alert alert = judged(person, id, true);
        if (alert.state() != AlertState.PENDING_APPROVAL) {
            return Judged.of(alert, alerts.verdicts(id));
        }
        int approved = (int)
                alerts.verdicts(id).stream().filter(Alert.Verdict::approved).count();
        if (approved >= alert.approvalsNeeded()) {
            alert = lettingGo.go(alert, person);
        }
        return Judged.of(alert, alerts.verdicts(id));
    }

    /// A second person sends it back; nothing is sent.
    ///
    /// @throws Problem 403 for the author, 409 when it is too late
    @Transactional
    public Judged reject(Person person, AlertId id) {
        Alert alert = judged(person, id, false);
        if (alert.state() == AlertState.PENDING_APPROVAL) {
            alerts.move(id, AlertState.PENDING_APPROVAL, AlertState.REJECTED);
        }
        return Judged.of(alerts.find(id).orElseThrow(), alerts.verdicts(id));
    }

    /// What the network asks for; the school's protocol, which may ask for more, stands in the database.
    private int approvals(Audience audience) {
        return audience == Audience.STAFF ? 0 : settings.familyApprovals();
    }

    /// Writes the verdict down, unless this person gave the same before.
    private Alert judged(Person person, AlertId id, boolean approves) {
        Alert alert = alerts.lock(id).orElseThrow(() -> Fields.notFound("alert"));
        if (alert.author().equals(person.id())) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "same-person",
                            "The author cannot approve",
                            "You wrote this alert. It goes out only when another person agrees.")
                    .field("alertId")
                    .fix("Ask another releaser to approve it. You can withdraw it with POST /api/v1/alerts/{id}/stop.");
        }
        Optional<Alert.Verdict> before = alerts.verdicts(id).stream()
                .filter(verdict -> verdict.personId().equals(person.id()))
                .findFirst();
        if (before.isPresent() && before.get().approved() == approves) {
            return alert;
        }
        if (before.isPresent() || alert.state() != AlertState.PENDING_APPROVAL) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "alert-not-pending",
                            "The alert does not wait for approval",
                            "It is " + alert.state() + (before.isPresent() ? ", and you judged it before." : "."))
                    .field("alertId")
                    .fix("Look at GET /api/v1/alerts/{id} for what happened to it.");
        }
        if (alert.lapsed()) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "draft-expired",
                            "The alert waited too long",
                            "It had to be approved by " + alert.approveBy() + "; what was true then may not be now.")
                    .field("alertId")
                    .fix("Check the incident again and write a new alert.");
        }
        if (approves) {
            releasers.refuseOthers(alert, person);
        }
        alerts.addVerdict(id, person.id(), approves);
        audit.by(
                person,
                approves ? Fact.ALERT_APPROVED_BY : Fact.ALERT_REJECTED,
                id.value(),
                "author " + alert.author());
        return alert;
    }

    /// An alert was written.
    ///
    /// @param forecast null when the dispatcher could not be asked
    public record Written(
            AlertId alertId, AlertState state, @Nullable Forecast forecast) {}

    /// An alert was judged.
    ///
    /// @param approvals so many approved it
    public record Judged(
            AlertId alertId,
            AlertState state,
            int approvals,
            int approvalsNeeded,
            @Nullable Instant releasedAt,
            @Nullable Instant expiresAt) {

        static Judged of(Alert alert, List<Alert.Verdict> verdicts) {
            return new Judged(
                    alert.alertId(),
                    alert.state(),
                    (int) verdicts.stream().filter(Alert.Verdict::approved).count(),
                    alert.approvalsNeeded(),
                    alert.releasedAt(),
                    alert.expiresAt());
        }
    }
}
