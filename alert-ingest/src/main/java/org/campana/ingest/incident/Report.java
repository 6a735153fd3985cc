package org.campana.ingest.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One report as it is kept.
///
/// @param receipt null when it is older than the retention
/// @param reporter null when nobody was signed in
/// @param trackRecord how earlier reports of this person turned out
public record Report(
        UUID reportId,
        @Nullable String receipt,
        @Nullable UUID reporter,
        TrackRecord trackRecord,
        Instant receivedAt,
        Sighting sighting) {

    /// The same report for eyes that may not see everything: no words, and the place coarse.
    public Report withoutDetail() {
        Point point = sighting.point();
        return new Report(
                reportId,
                receipt,
                reporter,
                trackRecord,
                receivedAt,
                new Sighting(
                        sighting.observedAt(),
                        sighting.activity(),
                        sighting.size(),
                        sighting.direction(),
                        sighting.firstHand(),
                        sighting.schoolId(),
                        point == null ? null : point.rounded(),
                        Words.NONE));
    }
}
