package org.campana.ingest.release;

import java.time.Instant;
import java.util.UUID;
import org.campana.events.AlertFacts;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.FollowUpKind;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;

/// One alert: one audience of one school told one thing.
///
/// @param author who wrote it; never among those who approve it
/// @param approvalsNeeded how many other people must approve it
/// @param revision 0 until it is released, then 1 and one more for each follow-up
/// @param approveBy nobody may approve it after this
/// @param lapsed whether `approveBy` has passed by the database's clock
/// @param forecast what the dispatcher said it would reach; null when it could not be asked
public record Alert(
        AlertId alertId,
        IncidentId incidentId,
        SchoolId schoolId,
        Audience audience,
        String wording,
        AlertFacts facts,
        boolean drill,
        AlertState state,
        UUID author,
        String authorName,
        int approvalsNeeded,
        int revision,
        int expiresInMinutes,
        Instant createdAt,
        Instant approveBy,
        boolean lapsed,
        @Nullable Instant releasedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Forecast forecast) {

    /// Whether it ever went out, so that a follow-up has somebody to reach.
    public boolean wentOut() {
        return releasedAt != null;
    }

    /// What somebody said to it.
    ///
    /// @param approved false: sent back
    public record Verdict(UUID personId, String name, boolean approved, Instant at) {}

    /// How it went on.
    ///
    /// @param stoppedAt when it was stopped; null when it was not
    public record FollowUp(
            int revision,
            FollowUpKind kind,
            String wording,
            String authorName,
            Instant writtenAt,
            Instant expiresAt,
            @Nullable Instant stoppedAt) {}
}
