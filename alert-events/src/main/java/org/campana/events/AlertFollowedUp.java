package org.campana.events;

import java.time.Instant;

/// How it went on, for exactly those who were reached by the alert before.
///
/// @param revision 2 or more
/// @param expiresAt no request to a carrier starts after it (I3)
public record AlertFollowedUp(
        EventId eventId,
        AlertId alertId,
        int revision,
        IncidentId incidentId,
        FollowUpKind kind,
        Audience audience,
        SchoolId schoolId,
        String wording,
        AlertFacts facts,
        boolean drill,
        Instant followedUpAt,
        Instant expiresAt)
        implements AlertEvent {

    public AlertFollowedUp {
        Require.wording(wording);
        Require.atLeast(revision, 2, "revision");
        Require.after(expiresAt, followedUpAt, "expiresAt must be after followedUpAt");
    }
}
