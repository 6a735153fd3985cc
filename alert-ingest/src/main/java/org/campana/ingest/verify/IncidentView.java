package org.campana.ingest.verify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.campana.ingest.incident.Direction;
import org.campana.ingest.incident.GroupSize;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Point;
import org.campana.ingest.incident.Report;
import org.campana.ingest.incident.Sighting;
import org.jspecify.annotations.Nullable;

/// An incident as REST shows it to verifiers.
///
/// @param claim null when nobody is deciding
record IncidentView(
        IncidentId incidentId,
        IncidentState state,
        SchoolId schoolId,
        boolean drill,
        int reports,
        boolean quarantined,
        Instant firstObservedAt,
        Instant lastObservedAt,
        Instant openedAt,
        @Nullable Instant decidedAt,
        int confirmationsNeeded,
        @Nullable Held claim) {

    static IncidentView of(Incident incident) {
        Incident.Claim claim = incident.claim();
        return new IncidentView(
                incident.incidentId(),
                incident.state(),
                incident.schoolId(),
                incident.drill(),
                incident.reports(),
                incident.quarantined(),
                incident.firstObservedAt(),
                incident.lastObservedAt(),
                incident.openedAt(),
                incident.decidedAt(),
                incident.confirmationsNeeded(),
                claim == null ? null : new Held(claim.name(), claim.until()));
    }

    /// Who is deciding.
    record Held(String claimedBy, Instant until) {}

    /// A part of the list.
    ///
    /// @param next what to pass as `after` for the part that follows; null when this is the last
    record Page(List<IncidentView> incidents, @Nullable IncidentId next) {}

    /// One incident with everything about it, as one flat object.
    ///
    /// @param reports replaces the count of the list
    record Whole(
            @JsonUnwrapped @JsonIgnoreProperties("reports") IncidentView incident,

            List<Seen> reports,
            List<Said> decisions,
            List<AlertId> alerts) {}

    /// One report with everything in it.
    record Seen(
            UUID reportId,
            @Nullable String receipt,
            Instant observedAt,
            Instant receivedAt,
            String activity,
            @Nullable String size,
            @Nullable String direction,
            @Nullable Boolean firstHand,
            @Nullable String uniform,
            @Nullable String equipment,
            @Nullable String note,
            Where place,
            String trackRecord) {

        static Seen of(Report report) {
            Sighting seen = report.sighting();
            GroupSize size = seen.size();
            Direction direction = seen.direction();
            Point point = seen.point();
            return new Seen(
                    report.reportId(),
                    report.receipt(),
                    seen.observedAt(),
                    report.receivedAt(),
                    seen.activity().key(),
                    size == null ? null : size.key(),
                    direction == null ? null : direction.key(),
                    seen.firstHand(),
                    seen.words().uniform(),
                    seen.words().equipment(),
                    seen.words().note(),
                    new Where(
                            seen.schoolId(),
                            seen.words().description(),
                            point == null ? null : point.lat(),
                            point == null ? null : point.lon()),
                    report.trackRecord().name());
        }

        @Override
        public String toString() {
            return "Seen[" + reportId + "]";
        }
    }

    /// Where it was seen.
    record Where(
            SchoolId schoolId,
            @Nullable String description,
            @Nullable Double lat,
            @Nullable Double lon) {

        @Override
        public String toString() {
            return "Where[" + schoolId + "]";
        }
    }

    /// What one verifier decided.
    record Said(
            String by,
            Outcome outcome,
            String basis,
            @Nullable String note,
            Instant at) {

        static Said of(Decision decision) {
            return new Said(
                    decision.name(), decision.outcome(), decision.basis().key(), decision.note(), decision.at());
        }

        @Override
        public String toString() {
            return "Said[" + outcome + "]";
        }
    }
}
