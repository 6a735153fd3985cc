package org.campana.ingest.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.campana.ingest.access.Fact;
import org.campana.ingest.incident.IncidentState;

/// What a verifier found.
public enum Outcome {
    CONFIRMED(IncidentState.CONFIRMED, Fact.INCIDENT_CONFIRMED),
    NOTHING_FOUND(IncidentState.NOTHING_FOUND, Fact.INCIDENT_NOTHING_FOUND),
    CANNOT_TELL(IncidentState.CANNOT_TELL, Fact.INCIDENT_CANNOT_TELL);

    private final IncidentState state;
    private final Fact fact;

    Outcome(IncidentState state, Fact fact) {
        this.state = state;
        this.fact = fact;
    }

    /// The state an incident has when this was found.
    public IncidentState state() {
        return state;
    }

    Fact fact() {
        return fact;
    }

    static Map<String, Outcome> byKey() {
        Map<String, Outcome> keys = new LinkedHashMap<>();
        keys.put("confirmed", CONFIRMED);
        keys.put("nothing_found", NOTHING_FOUND);
        keys.put("nothing-found", NOTHING_FOUND);
        keys.put("cannot_tell", CANNOT_TELL);
        keys.put("cannot-tell", CANNOT_TELL);
        return keys;
    }
}
