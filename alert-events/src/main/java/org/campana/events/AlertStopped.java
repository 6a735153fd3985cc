package org.campana.events;

import java.time.Instant;

/// Somebody pulled the brake: what has not left yet must not leave.
///
/// @param revision the revision that was in force when it was stopped; it and all before it are stopped
public record AlertStopped(EventId eventId, AlertId alertId, int revision, Instant stoppedAt) implements AlertEvent {

    public AlertStopped {
        Require.atLeast(revision, 1, "revision");
    }
}
