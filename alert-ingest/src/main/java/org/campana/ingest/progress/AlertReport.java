package org.campana.ingest.progress;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.campana.events.AlertId;
import org.campana.events.Answer;
import org.campana.events.Audience;
import org.campana.events.FollowUpKind;
import org.campana.events.IncidentId;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.release.Forecast;
import org.jspecify.annotations.Nullable;

/// Everything the desk may know of one alert, as REST and the pages show it. Counts only: no person.
///
/// @param counts of the first revision, beside the facts of the alert in one flat object
/// @param answers what told people answered, by audience
public record AlertReport(
        AlertId alertId,
        IncidentId incidentId,
        Audience audience,
        SchoolId schoolId,
        String schoolName,
        String wording,
        @Nullable String place,
        Instant observedAt,
        SchoolAction schoolAction,
        boolean drill,
        AlertState state,
        By author,
        List<Judgement> approvals,
        int approvalsNeeded,
        Instant approveBy,
        int latestRevision,
        @Nullable Instant releasedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Forecast forecast,
        @JsonUnwrapped Counts counts,
        Map<Audience, Map<Answer, Integer>> answers,
        List<FollowUp> followUps) {

    /// Who did it when.
    public record By(String name, Instant at) {}

    /// What another person said to it.
    public record Judgement(String name, boolean approved, Instant at) {}

    /// How it went on.
    public record FollowUp(
            FollowUpKind kind,
            String wording,
            String author,
            Instant at,
            Instant expiresAt,
            @Nullable Instant stoppedAt,
            @JsonUnwrapped Counts counts) {}

    static AlertReport of(
            Alert alert,
            String schoolName,
            List<Alert.Verdict> verdicts,
            Counts counts,
            Map<Audience, Map<Answer, Integer>> answers,
            List<FollowUp> followUps) {
        return new AlertReport(
                alert.alertId(),
                alert.incidentId(),
                alert.audience(),
                alert.schoolId(),
                schoolName,
                alert.wording(),
                alert.facts().place(),
                alert.facts().observedAt(),
                alert.facts().action(),
                alert.drill(),
                alert.state(),
                new By(alert.authorName(), alert.createdAt()),
                verdicts.stream()
                        .map(verdict -> new Judgement(verdict.name(), verdict.approved(), verdict.at()))
                        .toList(),
                alert.approvalsNeeded(),
                alert.approveBy(),
                alert.revision(),
                alert.releasedAt(),
                alert.expiresAt(),
                alert.endedAt(),
                alert.forecast(),
                counts,
                answers,
                followUps);
    }
}
