package org.campana.ingest.intake;

import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/reports` as it comes in, unchecked.
///
/// @param observedAt when it was seen, ISO 8601 with offset
/// @param activity a key of [org.campana.ingest.incident.Activity]
/// @param size `1-2`, `3-5` or `6+`; may be left out
/// @param direction `staying`, or where they leave to: `n`, `e`, `s`, `w`; may be left out
/// @param firstHand whether the reporter saw it with their own eyes
record ReportRequest(
        @Nullable String observedAt,
        @Nullable String activity,
        @Nullable String size,
        @Nullable Place place,
        @Nullable String direction,
        @Nullable String uniform,
        @Nullable String equipment,
        @Nullable Boolean firstHand,
        @Nullable String note) {

    /// Where it was seen.
    ///
    /// @param schoolId the nearest school of the network
    /// @param description where, in the reporter's own words
    record Place(
            @Nullable String schoolId,
            @Nullable String description,
            @Nullable Double lat,
            @Nullable Double lon) {}

    @Override
    public String toString() {
        return "ReportRequest[not shown]";
    }
}
