package org.campana.ingest.verify;

import java.util.List;
import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.incident.Reports;
import org.campana.ingest.release.Orders;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The decision about one incident, inside one transaction: who may decide, what becomes of the incident, and the
/// release to its staff.
@Component
public class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private final Incidents incidents;
    private final Reports reports;
    private final Decisions decisions;
    private final StaffAlert staff;
    private final Audit audit;

    Verification(Incidents incidents, Reports reports, Decisions decisions, StaffAlert staff, Audit audit) {
        this.incidents = incidents;
        this.reports = reports;
        this.decisions = decisions;
        this.staff = staff;
        this.audit = audit;
    }

    /// Decides, and releases to staff what a last confirmation releases.
    ///
    /// @param order what staff are told; there for CONFIRMED only
    @Transactional
    public Decided decide(
            Person verifier, IncidentId id, Outcome outcome, Basis basis, Orders.@Nullable Checked order) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Fields.notFound("incident"));
        List<Decision> before = decisions.of(id);
        Optional<Decision> own = before.stream()
                .filter(decision -> decision.personId().equals(verifier.id()))
                .findFirst();
        if (own.isPresent() && own.get().outcome() == outcome) {
            return decided(incident, before);
        }
        refuseUnlessFree(verifier, incident, own.isPresent());
        decisions.add(id, verifier.id(), outcome, basis);
        if (order != null && order.drill()) {
            // Of two verifiers who disagree, the one who says "drill" wins: a live text cannot be called back.
            incidents.markDrill(id);
        }
        if (incident.state() == IncidentState.RECEIVED) {
            incidents.move(id, IncidentState.RECEIVED, IncidentState.BEING_CHECKED);
        }
        List<Decision> all = decisions.of(id);
        if (outcome == Outcome.CONFIRMED && confirmations(all) < incident.confirmationsNeeded()) {
            incidents.free(id);
            audit.by(verifier, Fact.INCIDENT_CONFIRMED_BY, id.value(), "basis " + basis.kind());
        } else {
            incidents.move(id, IncidentState.BEING_CHECKED, outcome.state());
            audit.by(verifier, outcome.fact(), id.value(), "basis " + basis.kind());
            if (order != null) {
                staff.tell(verifier, id, order);
            }
        }
        Incident after = incidents.find(id).orElseThrow();
        log.atInfo()
                .addKeyValue("incidentId", id)
                .addKeyValue("school", incident.schoolId())
                .addKeyValue("outcome", outcome)
                .addKeyValue("state", after.state())
                .log("incident decided");
        return decided(after, all);
    }

    private void refuseUnlessFree(Person verifier, Incident incident, boolean decidedBefore) {
        if (!incident.state().undecided() || decidedBefore) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "already-decided",
                            "The incident is decided",
                            decidedBefore
                                    ? "You decided on it before, and a decision does not change."
                                    : "It is " + incident.state() + ".")
                    .field("outcome")
                    .fix("Look at GET /api/v1/incidents/{id}. If people were told something wrong, send a correction.");
        }
        if (incident.claimedByOther(verifier.id())) {
            throw Claiming.held(incident);
        }
        if (reports.sentBy(incident.incidentId(), verifier.id())) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "own-report",
                            "You reported this yourself",
                            "Nobody decides on a report of their own.")
                    .field("incidentId")
                    .fix("Ask another verifier to decide.");
        }
    }

    private Decided decided(Incident incident, List<Decision> all) {
        return new Decided(
                incident.state(),
                incident.state() == IncidentState.CONFIRMED || incident.state() == IncidentState.CLOSED
                        ? staff.of(incident.incidentId()).orElse(null)
                        : null,
                confirmations(all),
                incident.confirmationsNeeded());
    }

    private static int confirmations(List<Decision> all) {
        return (int) all.stream()
                .filter(decision -> decision.outcome() == Outcome.CONFIRMED)
                .count();
    }

    /// What a decision did.
    ///
    /// @param staffAlertId the alert to the staff, sent or waiting for a second person; null unless it is confirmed
    public record Decided(
            IncidentState state, @Nullable AlertId staffAlertId, int confirmations, int confirmationsNeeded) {}
}
