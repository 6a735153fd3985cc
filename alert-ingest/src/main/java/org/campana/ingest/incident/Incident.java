package org.campana.ingest.incident;

import java.time.Instant;
import java.util.UUID;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;

/// One thing that was seen, with all its reports.
///
/// @param confirmationsNeeded how many verifiers must confirm it
/// @param firstObservedAt the earliest any of its reports saw it
/// @param lastObservedAt the latest any of its reports saw it: the time that stands in a text
/// @param point where the first report that said so saw it, exactly
/// @param claim who is deciding; null when nobody is, or the claim has lapsed by the database's clock
public record Incident(
        IncidentId incidentId,
        SchoolId schoolId,
        IncidentState state,
        boolean drill,
        int confirmationsNeeded,
        Instant firstObservedAt,
        Instant lastObservedAt,
        @Nullable Point point,
        Instant openedAt,
        @Nullable Instant decidedAt,
        int reports,
        boolean quarantined,
        @Nullable Claim claim) {

    /// Who is deciding and until when.
    public record Claim(UUID personId, String name, Instant until) {}

    /// Whether somebody else than this person is deciding.
    public boolean claimedByOther(UUID person) {
        return claim != null && !claim.personId().equals(person);
    }
}
