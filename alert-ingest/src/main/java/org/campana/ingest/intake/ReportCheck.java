package org.campana.ingest.intake;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.campana.events.SchoolId;
import org.campana.ingest.incident.Activity;
import org.campana.ingest.incident.Direction;
import org.campana.ingest.incident.GroupSize;
import org.campana.ingest.incident.Point;
import org.campana.ingest.incident.Sighting;
import org.campana.ingest.incident.Words;
import org.campana.ingest.request.Fields;
import org.campana.ingest.school.Schools;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads a report field by field; what is refused is refused with the field's name and what would be taken.
@Component
class ReportCheck {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BEHIND = Duration.ofHours(12);

    private final Schools schools;
    private final Clock clock;

    ReportCheck(Schools schools, Clock clock) {
        this.schools = schools;
        this.clock = clock;
    }

    Sighting check(ReportForm form) {
        return check(form.toRequest(clock.instant()));
    }

    Sighting check(ReportRequest report) {
        ReportRequest.Place place =
                Fields.present("place", report.place(), "Say at least {\"schoolId\": \"...\"} of the nearest school.");
        return new Sighting(
                observedAt(report.observedAt()),
                Fields.oneOf("activity", report.activity(), Activity.byKey()),
                Fields.oneOfOrNull("size", report.size(), GroupSize.byKey()),
                Fields.oneOfOrNull("direction", report.direction(), Direction.byKey()),
                report.firstHand(),
                school(place.schoolId()),
                point(place.lat(), place.lon()),
                new Words(
                        Fields.textOrNull("place.description", place.description(), 300),
                        Fields.textOrNull("uniform", report.uniform(), 200),
                        Fields.textOrNull("equipment", report.equipment(), 200),
                        Fields.textOrNull("note", report.note(), 1000)));
    }

    private Instant observedAt(@Nullable String text) {
        String given = Fields.present("observedAt", text, "Use a time such as 2026-11-22T14:10:00-08:00.");
        Instant observed;
        try {
            observed = OffsetDateTime.parse(given.strip()).toInstant();
        } catch (DateTimeException malformed) {
            throw Fields.invalid(
                    "observedAt",
                    "observedAt is no time with an offset.",
                    "Use a time such as 2026-11-22T14:10:00-08:00.");
        }
        Instant now = clock.instant();
        if (observed.isAfter(now.plus(AHEAD))) {
            throw Fields.invalid(
                    "observedAt",
                    "observedAt is more than 5 minutes in the future.",
                    "Send the time at which it was seen; check the clock of the device.");
        }
        if (observed.isBefore(now.minus(BEHIND))) {
            throw Fields.invalid(
                    "observedAt",
                    "observedAt is more than 12 hours ago.",
                    "Report what was seen within the last 12 hours; tell a coordinator of what is older.");
        }
        return observed;
    }

    private SchoolId school(@Nullable String text) {
        String given = Fields.present("place.schoolId", text, "Use one of GET /api/v1/schools.");
        try {
            SchoolId school = SchoolId.of(given.strip());
            if (schools.isActive(school)) {
                return school;
            }
            throw unknownSchool();
        } catch (IllegalArgumentException malformed) {
            throw unknownSchool();
        }
    }

    private static Problem unknownSchool() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-school",
                        "No such school",
                        "No school of this network has this id.")
                .field("place.schoolId")
                .fix("Use one of GET /api/v1/schools.");
    }

    private static @Nullable Point point(@Nullable Double lat, @Nullable Double lon) {
        if (lat == null && lon == null) {
            return null;
        }
        return new Point(degrees("place.lat", lat, 90), degrees("place.lon", lon, 180));
    }

    private static double degrees(String field, @Nullable Double value, int most) {
        double given = Fields.present(field, value, "Send both place.lat and place.lon, or neither.");
        if (!(Math.abs(given) <= most)) {
            throw Fields.invalid(
                    field,
                    field + " is outside of -" + most + " to " + most + ".",
                    "Use degrees of WGS 84, or leave both place.lat and place.lon out.");
        }
        return given;
    }
}
