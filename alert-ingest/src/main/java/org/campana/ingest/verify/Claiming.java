package org.campana.ingest.verify;

import java.time.Instant;
import java.util.Objects;
import org.campana.events.IncidentId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.incident.VerificationSettings;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One verifier takes an incident for a few minutes; the others see who and until when.
@Component
public class Claiming {

    private final Incidents incidents;
    private final VerificationSettings settings;
    private final Audit audit;

    Claiming(Incidents incidents, VerificationSettings settings, Audit audit) {
        this.incidents = incidents;
        this.settings = settings;
        this.audit = audit;
    }

    /// Takes it, or takes it for longer.
    ///
    /// @throws Problem 409 with who holds it and until when
    @Transactional
    public Claimed claim(Person verifier, IncidentId id) {
        if (!incidents.claim(id, verifier.id(), settings.claimLapse())) {
            Incident held = incidents.find(id).orElseThrow(() -> Fields.notFound("incident"));
            throw held.state().undecided() ? held(held) : decided(held);
        }
        audit.by(verifier, Fact.INCIDENT_CLAIMED, id.value(), "for " + settings.claimLapse());
        // The name may be known from this moment only: the claim is read after the trail made the account.
        Incident incident = incidents.find(id).orElseThrow();
        Incident.Claim claim = Objects.requireNonNull(incident.claim());
        return new Claimed(id, incident.state(), verifier.name(), claim.until());
    }

    static Problem held(Incident incident) {
        Incident.Claim claim = incident.claim();
        if (claim == null) {
            return Problem.of(
                            HttpStatus.CONFLICT,
                            "claimed",
                            "Somebody else is deciding",
                            "Another verifier took it this moment.")
                    .field("incidentId")
                    .fix("Ask again.");
        }
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "claimed",
                        "Somebody else is deciding",
                        claim.name() + " is deciding until " + claim.until() + ".")
                .field("incidentId")
                .fix("Wait for the decision, or take it after " + claim.until() + ".")
                .with("claimedBy", claim.name())
                .with("claimedUntil", claim.until().toString());
    }

    private static Problem decided(Incident incident) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "already-decided",
                        "The incident is decided",
                        "It is " + incident.state() + ".")
                .field("incidentId")
                .fix("Take another one from GET /api/v1/incidents?state=RECEIVED.");
    }

    /// Somebody holds the incident.
    public record Claimed(IncidentId incidentId, IncidentState state, String claimedBy, Instant until) {}
}
