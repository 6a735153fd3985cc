package org.campana.ingest.verify;

import java.util.List;
import java.util.OptionalInt;
import org.campana.events.IncidentId;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.Incidents;
import org.campana.ingest.release.Forecast;
import org.campana.ingest.release.Orders;
import org.campana.ingest.request.Fields;
import org.campana.web.Person;
import org.springframework.stereotype.Component;

/// What a verifier does, for REST and for the desk alike: look, claim, decide.
@Component
public class Verifying {

    private final Incidents incidents;
    private final Decisions decisions;
    private final Claiming claiming;
    private final StaffAlert staff;
    private final Verification verification;

    Verifying(
            Incidents incidents, Decisions decisions, Claiming claiming, StaffAlert staff, Verification verification) {
        this.incidents = incidents;
        this.decisions = decisions;
        this.claiming = claiming;
        this.staff = staff;
        this.verification = verification;
    }

    /// What verifiers decided about an incident, in order.
    public List<Decision> decisions(IncidentId id) {
        return decisions.of(id);
    }

    /// How many staff a confirmation would tell now; empty when that cannot be asked.
    public OptionalInt staffToTell(Incident incident) {
        Forecast forecast = staff.check(incident, DecisionRequest.NOTHING_SAID).forecast();
        return forecast == null ? OptionalInt.empty() : OptionalInt.of(forecast.recipients());
    }

    /// Takes an incident for a few minutes.
    ///
    /// @throws org.campana.web.Problem 409 with who holds it and until when
    public Claiming.Claimed claim(Person verifier, IncidentId id) {
        return claiming.claim(verifier, id);
    }

    /// Decides on an incident. CONFIRMED tells its staff in the same transaction; the forecast is asked for before
    /// it, so that no transaction waits for another service.
    public Verification.Decided decide(Person verifier, IncidentId id, DecisionRequest asked) {
        Incident incident = incidents.find(id).orElseThrow(() -> Fields.notFound("incident"));
        Outcome outcome = Fields.oneOf("outcome", asked.outcome(), Outcome.byKey());
        Basis basis = Basis.of(asked.basis());
        Orders.Checked order = outcome == Outcome.CONFIRMED ? staff.check(incident, asked) : null;
        return verification.decide(verifier, id, outcome, basis, order);
    }
}
