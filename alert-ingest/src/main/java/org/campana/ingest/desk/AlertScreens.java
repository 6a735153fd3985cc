package org.campana.ingest.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.events.AlertId;
import org.campana.events.Answer;
import org.campana.events.Audience;
import org.campana.events.DeliveryStatus;
import org.campana.events.FollowUpKind;
import org.campana.events.SchoolAction;
import org.campana.ingest.progress.AlertReport;
import org.campana.ingest.progress.Counts;
import org.campana.ingest.progress.Watching;
import org.campana.ingest.release.Alert;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.request.Fields;
import org.campana.ingest.school.School;
import org.campana.web.Person;
import org.campana.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts one alert into words; decides nothing, and offers only what the rules would allow.
@Component
class AlertScreens {

    private final Watching watching;
    private final Records records;
    private final Screens screens;
    private final Clockface clock;

    AlertScreens(Watching watching, Records records, Screens screens, Clockface clock) {
        this.watching = watching;
        this.records = records;
        this.screens = screens;
        this.clock = clock;
    }

    AlertScreen of(AlertId id, Person person) {
        AlertReport report = watching.of(id).orElseThrow(() -> Fields.notFound("alert"));
        Alert alert = records.alerts().find(id).orElseThrow(() -> Fields.notFound("alert"));
        School school = screens.school(report.schoolId());
        ZoneId zone = school.zone();
        boolean pending = report.state() == AlertState.PENDING_APPROVAL;
        boolean author = alert.author().equals(person.id());
        boolean out = report.releasedAt() != null;
        List<Person> alone = pending ? records.releasers().alone(alert) : List.of();
        return new AlertScreen(
                id.toString(),
                report.incidentId().toString(),
                band(report),
                bandWord(report),
                headline(report),
                school.name(),
                Screens.audience(report.audience()),
                report.state().words(),
                report.drill(),
                pending,
                out,
                facts(report, zone),
                report.author().name(),
                clock.time(report.author().at(), zone),
                author,
                person.name(),
                pending
                        && !author
                        && person.has(Role.RELEASER)
                        && !alert.lapsed()
                        && (alone.isEmpty()
                                || alone.stream().anyMatch(each -> each.id().equals(person.id()))),
                alone.stream().map(Person::name).collect(Collectors.joining(", ")),
                (pending || report.state() == AlertState.RELEASED)
                        && (person.has(Role.VERIFIER) || person.has(Role.RELEASER)),
                out && person.has(Role.RELEASER),
                report.approvals().stream()
                        .map(said -> new AlertScreen.Verdict(
                                said.approved() ? "approved" : "sent it back",
                                said.name(),
                                clock.seconds(said.at(), zone)))
                        .toList(),
                report.approvalsNeeded(),
                clock.time(report.approveBy(), zone),
                report.forecast(),
                ForecastWords.of(report.forecast(), report.audience()),
                tellings(report, zone),
                answers(report),
                signal(report, school));
    }

    private static String band(AlertReport report) {
        if (report.state() == AlertState.PENDING_APPROVAL || report.releasedAt() == null) {
            return "checking";
        }
        if (report.followUps().isEmpty()) {
            return "act";
        }
        return switch (report.followUps().getLast().kind()) {
            case ALL_CLEAR -> "clear";
            case UPDATE, CORRECTION -> "update";
        };
    }

    private static String bandWord(AlertReport report) {
        if (report.releasedAt() == null) {
            return report.state().words();
        }
        return report.followUps().isEmpty()
                ? "Confirmed"
                : kind(report.followUps().getLast().kind());
    }

    private static String headline(AlertReport report) {
        return (report.drill() ? "Drill: " : "") + report.schoolName() + ", to " + Screens.audience(report.audience());
    }

    private List<String> facts(AlertReport report, ZoneId zone) {
        List<String> facts = new ArrayList<>();
        facts.add("Wording: " + report.wording());
        facts.add("Where: " + (report.place() == null ? "near the school" : report.place()));
        facts.add("Seen: " + clock.timeAndAge(report.observedAt(), zone));
        facts.add("School: " + action(report.schoolAction()));
        Instant expires = report.expiresAt();
        if (expires != null) {
            facts.add("Nothing leaves after " + clock.time(expires, zone));
        }
        return facts;
    }

    private static String action(SchoolAction action) {
        return switch (action) {
            case NOT_STATED -> "has not said what it does";
            case SECURE -> "secure: outside doors locked";
            case HOLD -> "hold: everybody stays in their room";
        };
    }

    private List<AlertScreen.Telling> tellings(AlertReport report, ZoneId zone) {
        List<AlertScreen.Telling> tellings = new ArrayList<>();
        Instant released = report.releasedAt();
        if (released != null) {
            tellings.add(telling("Alert", "Released at " + clock.seconds(released, zone), released, report.counts()));
        }
        for (AlertReport.FollowUp next : report.followUps()) {
            tellings.add(telling(
                    kind(next.kind()) + (next.stoppedAt() == null ? "" : ", stopped"),
                    "Sent by " + next.author() + " at " + clock.seconds(next.at(), zone),
                    next.at(),
                    next.counts()));
        }
        return tellings;
    }

    private static AlertScreen.Telling telling(String title, String by, Instant from, Counts counts) {
        Integer recipients = counts.recipients();
        return new AlertScreen.Telling(
                title,
                by,
                recipients,
                counts.accepted(),
                counts.delivered(),
                recipients == null || recipients == 0 ? 0 : counts.accepted() * 100 / recipients,
                after(from, counts.firstAcceptedAt()),
                after(from, counts.lastAcceptedAt()),
                byStatus(counts),
                counts.byLanguage().entrySet().stream()
                        .map(entry -> new AlertScreen.Line(entry.getKey(), entry.getValue()))
                        .toList(),
                counts.heldBack().stream()
                        .map(held -> new AlertScreen.Line(
                                words(held.reason()) + " (" + held.language() + ")", held.people()))
                        .toList(),
                counts.fallbacks().stream()
                        .map(fallback -> new AlertScreen.Line(
                                "wanted " + fallback.wanted() + ", got " + fallback.language(), fallback.people()))
                        .toList());
    }

    /// In the order of the way they go; those that nobody heard of yet wait as those do of which it is known.
    private static List<AlertScreen.Line> byStatus(Counts counts) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        counts.byStatus().forEach((status, count) -> lines.merge(status(status), count, Integer::sum));
        return lines.entrySet().stream()
                .map(line -> new AlertScreen.Line(line.getKey(), line.getValue()))
                .toList();
    }

    private static @Nullable String after(Instant from, @Nullable Instant at) {
        if (at == null) {
            return null;
        }
        Duration took = Duration.between(from, at);
        return took.toSeconds() + "." + took.toMillisPart() / 100 + " s";
    }

    private static List<AlertScreen.Answered> answers(AlertReport report) {
        List<AlertScreen.Answered> answers = new ArrayList<>();
        for (Map.Entry<Audience, Map<Answer, Integer>> of : report.answers().entrySet()) {
            of.getValue()
                    .forEach((answer, count) -> answers.add(
                            new AlertScreen.Answered(Screens.audience(of.getKey()), answer(answer), count)));
        }
        return answers;
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case SEEN -> "have seen it";
            case NEED_HELP -> "need help";
            case ALL_SAFE -> "say all are safe";
        };
    }

    private static String status(DeliveryStatus status) {
        return switch (status) {
            case CREATED, QUEUED -> "Waiting";
            case SENDING -> "With the carrier";
            case SENT -> "Sent on";
            case DELIVERED -> "Delivered";
            case FAILED_TEMPORARY -> "Failed: phone not reachable";
            case FAILED_PERMANENT -> "Failed: number takes no texts";
            case FAILED_TECHNICAL -> "Failed: technical";
            case EXPIRED -> "Too old to send";
            case SUPPRESSED -> "Held back";
            case CANCELLED -> "Stopped before it left";
        };
    }

    private static String kind(FollowUpKind kind) {
        return switch (kind) {
            case UPDATE -> "Update";
            case ALL_CLEAR -> "All clear";
            case CORRECTION -> "Correction";
        };
    }

    private static String words(String constant) {
        String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String signal(AlertReport report, School school) {
        String when = clock.timeAndDay(report.observedAt(), school.zone());
        String place = report.place() == null ? school.name() : school.name() + ", " + report.place();
        String state = report.followUps().isEmpty()
                ? report.releasedAt() == null ? "Being checked" : "Confirmed"
                : kind(report.followUps().getLast().kind());
        return (report.drill() ? "Drill. " : "") + state + ": " + place + ", seen " + when + ". "
                + (report.releasedAt() == null
                        ? "Not sent to " + Screens.audience(report.audience()) + "."
                        : "Sent to " + Screens.audience(report.audience()) + ".");
    }
}
