package org.campana.ingest.desk;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.IncidentId;
import org.campana.events.SchoolId;
import org.campana.ingest.incident.Direction;
import org.campana.ingest.incident.GroupSize;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.incident.IncidentState;
import org.campana.ingest.incident.Point;
import org.campana.ingest.incident.Report;
import org.campana.ingest.incident.Sighting;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.school.School;
import org.campana.ingest.school.Schools;
import org.campana.ingest.verify.Decision;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts into words what the desk shows; decides nothing.
@Component
class Screens {

    private final Records records;
    private final Schools schools;
    private final Clockface clock;

    Screens(Records records, Schools schools, Clockface clock) {
        this.records = records;
        this.schools = schools;
        this.clock = clock;
    }

    QueueScreen queue(@Nullable IncidentId selected) {
        List<QueueScreen.Waiting> waiting = records.incidents().waiting(50).stream()
                .map(incident -> waiting(incident, incident.incidentId().equals(selected)))
                .toList();
        return new QueueScreen(
                waiting,
                records.alerts().current(20).stream().map(this::out).toList(),
                records.incidents().lastReportAt().map(clock::ago).orElse(null));
    }

    /// The incident to show: the one asked for, else the first that waits.
    Optional<Incident> chosen(@Nullable IncidentId asked) {
        return asked != null
                ? records.incidents().find(asked)
                : records.incidents().waiting(1).stream().findFirst();
    }

    IncidentScreen incident(Incident incident, Person person) {
        School school = school(incident.schoolId());
        IncidentId id = incident.incidentId();
        Incident.Claim claim = incident.claim();
        boolean mine = claim != null && claim.personId().equals(person.id());
        List<Report> reports = records.reports().of(id);
        List<Alert> alerts = records.alerts().of(id);
        return new IncidentScreen(
                id,
                receipt(reports),
                school.name(),
                school.places(),
                incident.state().words(),
                incident.state().undecided(),
                incident.state() == IncidentState.CONFIRMED,
                incident.drill(),
                claim == null || mine ? null : claim.name(),
                claim == null ? null : clock.seconds(claim.until(), school.zone()),
                mine,
                reports.stream().anyMatch(report -> person.id().equals(report.reporter())),
                incident.confirmationsNeeded(),
                incident.state().undecided() && person.has(Role.VERIFIER)
                        ? records.verifying().staffToTell(incident).stream()
                                .boxed()
                                .findFirst()
                                .orElse(null)
                        : null,
                school.staffApprovals(),
                reports.stream()
                        .map(report -> person.has(Role.VERIFIER) ? report : report.withoutDetail())
                        .map(report -> seen(report, school))
                        .toList(),
                steps(incident, reports, records.verifying().decisions(id), alerts, school.zone()),
                alerts.stream().map(this::out).toList(),
                alerts.stream().anyMatch(Screens::familiesLive),
                signal(incident, school, alerts));
    }

    QueueScreen.Out out(Alert alert) {
        return new QueueScreen.Out(
                alert.alertId().toString(),
                school(alert.schoolId()).name(),
                audience(alert.audience()),
                alert.state().words(),
                clock.ago(alert.createdAt()),
                alert.drill());
    }

    School school(SchoolId id) {
        return schools.find(id).orElseThrow();
    }

    static String audience(Audience audience) {
        return switch (audience) {
            case STAFF -> "staff";
            case FAMILIES -> "families";
            case NETWORK -> "partner networks";
            case HUBS -> "hubs";
        };
    }

    /// What may be passed on in the network's own chat: dated, the state word first, nobody's words but ours.
    private String signal(Incident incident, School school, List<Alert> alerts) {
        String when = clock.timeAndDay(incident.lastObservedAt(), school.zone());
        String near = alerts.stream()
                .map(alert -> alert.facts().place())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(place -> school.name() + ", " + place)
                .orElse(school.name());
        String drill = incident.drill() ? "Drill. " : "";
        return drill + incident.state().words() + ": report near " + near + ", seen " + when + ". "
                + switch (incident.state()) {
                    case RECEIVED, BEING_CHECKED -> "Not verified. Please do not share outside of this group.";
                    case CONFIRMED ->
                        "Checked by a trained verifier."
                                + (alerts.stream().anyMatch(Screens::staffTold) ? " Staff were told." : "");
                    case NOTHING_FOUND -> "Somebody looked and found nothing.";
                    case CANNOT_TELL -> "It could not be settled. Please do not share it as fact.";
                    case CLOSED -> "This is over.";
                };
    }

    private QueueScreen.Waiting waiting(Incident incident, boolean selected) {
        Incident.Claim claim = incident.claim();
        return new QueueScreen.Waiting(
                incident.incidentId(),
                receipt(records.reports().of(incident.incidentId())),
                school(incident.schoolId()).name(),
                clock.ago(incident.openedAt()),
                incident.state().words(),
                incident.reports(),
                incident.quarantined(),
                claim == null ? null : claim.name(),
                selected);
    }

    private IncidentScreen.Seen seen(Report report, School school) {
        Sighting seen = report.sighting();
        GroupSize size = seen.size();
        Direction direction = seen.direction();
        Boolean firstHand = seen.firstHand();
        Point point = seen.point();
        return new IncidentScreen.Seen(
                report.receipt(),
                seen.activity().words(),
                clock.timeAndAge(seen.observedAt(), school.zone()),
                clock.time(report.receivedAt(), school.zone()),
                size == null ? "not said" : size.key(),
                direction == null ? "not said" : direction.words(),
                firstHand == null ? "not said" : firstHand ? "saw it" : "was told",
                seen.words().description(),
                seen.words().uniform(),
                seen.words().equipment(),
                seen.words().note(),
                point == null ? null : Math.round(point.metresTo(school.latitude(), school.longitude())) + " m",
                report.trackRecord().words());
    }

    private List<IncidentScreen.Step> steps(
            Incident incident, List<Report> reports, List<Decision> decisions, List<Alert> alerts, ZoneId zone) {
        List<IncidentScreen.Step> steps = new ArrayList<>();
        for (Report report : reports) {
            steps.add(new IncidentScreen.Step(
                    steps.isEmpty() ? "Received" : "Same place reported",
                    report.trackRecord().words() + " reporter",
                    clock.time(report.receivedAt(), zone)));
        }
        for (Decision decision : decisions) {
            steps.add(new IncidentScreen.Step(
                    decision.outcome().state().words() + " (" + decision.basis().words() + ")",
                    decision.name(),
                    clock.time(decision.at(), zone)));
        }
        for (Alert alert : alerts) {
            steps.add(new IncidentScreen.Step(
                    "Alert to " + audience(alert.audience()) + ": "
                            + alert.state().words(),
                    alert.authorName(),
                    clock.time(alert.createdAt(), zone)));
        }
        if (incident.state() == IncidentState.CLOSED) {
            steps.add(new IncidentScreen.Step("Closed", "the clock", ""));
        }
        return steps;
    }

    private static boolean staffTold(Alert alert) {
        return alert.audience() == Audience.STAFF && alert.wentOut();
    }

    private static boolean familiesLive(Alert alert) {
        return alert.audience() == Audience.FAMILIES
                && (alert.state() == AlertState.PENDING_APPROVAL || alert.state() == AlertState.RELEASED);
    }

    private static String receipt(List<Report> reports) {
        return reports.stream()
                .map(Report::receipt)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("older");
    }
}
