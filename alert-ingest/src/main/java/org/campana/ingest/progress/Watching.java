package org.campana.ingest.progress;

import java.util.List;
import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.Alerts;
import org.campana.ingest.school.School;
import org.campana.ingest.school.Schools;
import org.springframework.stereotype.Component;

/// Reads how an alert stands: its decisions and its counts.
@Component
public class Watching {

    private final Alerts alerts;
    private final Schools schools;
    private final Counting counting;

    Watching(Alerts alerts, Schools schools, Counting counting) {
        this.alerts = alerts;
        this.schools = schools;
        this.counting = counting;
    }

    /// The alert as it stands now.
    public Optional<AlertReport> of(AlertId id) {
        return alerts.find(id).map(this::report);
    }

    /// Grows whenever [#of] would answer something else.
    public long version(AlertId id) {
        return counting.version(id);
    }

    private AlertReport report(Alert alert) {
        AlertId id = alert.alertId();
        List<AlertReport.FollowUp> followUps = alerts.followUps(id).stream()
                .map(next -> new AlertReport.FollowUp(
                        next.kind(),
                        next.wording(),
                        next.authorName(),
                        next.writtenAt(),
                        next.expiresAt(),
                        next.stoppedAt(),
                        counting.ofFollowUp(id, next.revision())))
                .toList();
        return AlertReport.of(
                alert,
                schools.find(alert.schoolId())
                        .map(School::name)
                        .orElse(alert.schoolId().value()),
                alerts.verdicts(id),
                counting.ofFirst(id),
                counting.answers(id),
                followUps);
    }
}
