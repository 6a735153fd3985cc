package org.campana.ingest.progress;

import org.campana.events.AlertId;

/// The counts of this alert changed; told within the process so that open pages look again.
public record ProgressChanged(AlertId alertId) {}
