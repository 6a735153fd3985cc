package org.campana.ingest.desk;

import java.util.List;
import org.campana.events.IncidentId;
import org.campana.events.SchoolPlace;
import org.jspecify.annotations.Nullable;

/// The middle and right columns: one incident and what can be decided about it.
///
/// @param undecided whether it still needs a decision
/// @param confirmed whether alerts can be written for it
/// @param holder who else is deciding; null when nobody else is
/// @param mine whether the one who looks holds it
/// @param own whether the one who looks reported it and so may not decide
/// @param staffToTell how many staff a confirmation would tell now; null when that is not known
/// @param staffApprovals how many other people must agree before staff are told, by the school's protocol
/// @param signal a short text to pass on, which starts with the state word
record IncidentScreen(
        IncidentId incidentId,
        String receipt,
        String school,
        List<SchoolPlace> places,
        String state,
        boolean undecided,
        boolean confirmed,
        boolean drill,
        @Nullable String holder,
        @Nullable String heldUntil,
        boolean mine,
        boolean own,
        int confirmationsNeeded,
        @Nullable Integer staffToTell,
        int staffApprovals,
        List<Seen> reports,
        List<Step> steps,
        List<QueueScreen.Out> alerts,
        boolean familiesLive,
        String signal) {

    /// One report: six facts and, for verifiers, the words.
    record Seen(
            @Nullable String receipt,
            String activity,
            String seenAt,
            String sentAt,
            String size,
            String direction,
            String firstHand,
            @Nullable String where,
            @Nullable String uniform,
            @Nullable String equipment,
            @Nullable String note,
            @Nullable String distance,
            String trackRecord) {

        @Override
        public String toString() {
            return "Seen[" + receipt + "]";
        }
    }

    /// What happened to it, with who and when.
    record Step(String what, String who, String when) {}
}
