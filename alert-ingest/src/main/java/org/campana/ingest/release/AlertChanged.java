package org.campana.ingest.release;

import org.campana.events.AlertId;

/// Something about this alert changed; told within the process so that open pages look again.
public record AlertChanged(AlertId alertId) {}
