package org.campana.events;

import java.time.Instant;

/// An alert may go out: confirmed, and for families approved by a second person.
///
/// @param revision always 1
/// @param wording the name of the approved wording, such as `agents-near-school`
/// @param drill a separate world: only people enrolled for drills, a prefix in each language
/// @param expiresAt no request to a carrier starts after it (I3)
public record AlertReleased(
        EventId eventId,
        AlertId alertId,
        int revision,
        IncidentId incidentId,
        Audience audience,
        SchoolId schoolId,
        String wording,
        AlertFacts facts,
        boolean drill,
        Instant releasedAt,
        Instant expiresAt)
        implements AlertEvent {

    public AlertReleased {
        Require.wording(wording);
        Require.that(revision == 1, "revision of a release must be 1 but is " + revision);
        Require.after(expiresAt, releasedAt, "expiresAt must be after releasedAt");
    }
}
