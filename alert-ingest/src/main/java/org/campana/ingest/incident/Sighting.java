package org.campana.ingest.incident;

import java.time.Instant;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;

/// What one reporter saw, checked.
///
/// @param firstHand whether the reporter saw it with their own eyes; null when not said
/// @param point where, exactly; null when the device gave none
public record Sighting(
        Instant observedAt,
        Activity activity,
        @Nullable GroupSize size,
        @Nullable Direction direction,
        @Nullable Boolean firstHand,
        SchoolId schoolId,
        @Nullable Point point,
        Words words) {}
