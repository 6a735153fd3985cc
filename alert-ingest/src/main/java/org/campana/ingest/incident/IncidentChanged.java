package org.campana.ingest.incident;

import org.campana.events.IncidentId;

/// Something about this incident changed; told within the process so that open pages look again.
public record IncidentChanged(IncidentId incidentId) {}
