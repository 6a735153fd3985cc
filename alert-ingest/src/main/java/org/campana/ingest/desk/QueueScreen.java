package org.campana.ingest.desk;

import java.util.List;
import org.campana.events.IncidentId;
import org.jspecify.annotations.Nullable;

/// The left column: what waits, and which alerts are out.
///
/// @param lastReport when the last report came in; null when there never was one
record QueueScreen(
        List<Waiting> waiting, List<Out> alerts, @Nullable String lastReport) {

    /// An incident that waits for a verifier.
    ///
    /// @param holder who is deciding; null when nobody is
    record Waiting(
            IncidentId incidentId,
            String receipt,
            String school,
            String age,
            String state,
            int reports,
            boolean quarantined,
            @Nullable String holder,
            boolean selected) {}

    /// An alert that waits for approval, is out, or ended a short while ago.
    record Out(String alertId, String school, String audience, String state, String age, boolean drill) {}
}
