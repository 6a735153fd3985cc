package org.campana.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.campana.events.AlertFacts;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveriesRequested;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.IncidentId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SchoolProtocol;
import org.campana.events.SiteKind;
import org.campana.events.SubscriptionChanged;
import org.jspecify.annotations.Nullable;

/// Events in one line each, from the fictional town of Valle Verde. Times are given, never taken from the machine.
public final class SampleEvents {

    /// The school that most tests are about.
    public static final SchoolId LINCOLN = SchoolId.of("lincoln");

    private static final Duration LIFE = Duration.ofMinutes(30);

    private SampleEvents() {}

    /// A live alert that expires 30 minutes after its release.
    public static AlertReleased released(SchoolId school, Audience audience, Instant at) {
        return released(school, audience, at, false);
    }

    /// The same as a drill.
    public static AlertReleased drill(SchoolId school, Audience audience, Instant at) {
        return released(school, audience, at, true);
    }

    private static AlertReleased released(SchoolId school, Audience audience, Instant at, boolean drill) {
        return new AlertReleased(
                EventId.random(),
                AlertId.random(),
                1,
                IncidentId.random(),
                audience,
                school,
                "agents-near-school",
                facts(at),
                drill,
                at,
                at.plus(LIFE));
    }

    private static AlertFacts facts(Instant at) {
        return new AlertFacts("main entrance", at.minus(Duration.ofMinutes(4)), SchoolAction.SECURE);
    }

    /// Revision 2 of an alert.
    public static AlertFollowedUp followedUp(AlertReleased alert, FollowUpKind kind, Instant at) {
        return new AlertFollowedUp(
                EventId.random(),
                alert.alertId(),
                2,
                alert.incidentId(),
                kind,
                alert.audience(),
                alert.schoolId(),
                wordingOf(kind),
                alert.facts(),
                alert.drill(),
                at,
                at.plus(LIFE));
    }

    private static String wordingOf(FollowUpKind kind) {
        return switch (kind) {
            case UPDATE -> "update";
            case ALL_CLEAR -> "all-clear";
            case CORRECTION -> "correction";
        };
    }

    /// Stops an alert as it was released.
    public static AlertStopped stopped(AlertReleased alert, Instant at) {
        return new AlertStopped(EventId.random(), alert.alertId(), alert.revision(), at);
    }

    /// A school by its id, with one place, in California.
    public static SchoolChanged school(SchoolId school) {
        return school(school, null);
    }

    /// The same with a protocol; null for the default.
    public static SchoolChanged school(SchoolId school, @Nullable SchoolProtocol protocol) {
        return new SchoolChanged(
                school,
                school.value() + " school",
                SiteKind.SCHOOL,
                school.value().replace("-", "").toUpperCase(Locale.ROOT),
                "America/Los_Angeles",
                34.05,
                -118.25,
                List.of(new SchoolPlace("main-entrance", "main entrance")),
                true,
                protocol);
    }

    /// Someone who wants texts about one school, in these languages.
    public static SubscriptionChanged subscribed(
            PersonId person, SchoolId school, Audience audience, Language... languages) {
        return new SubscriptionChanged(
                person, audience, List.of(school), List.of(languages), List.of(Channel.SMS), false);
    }

    /// One person's text about an alert, in English, one segment.
    public static DeliveriesRequested requested(AlertReleased alert, PersonId person, String text) {
        return requested(alert, person, Language.ENGLISH, text);
    }

    /// One person's text about an alert, one segment.
    ///
    /// @param language that they wanted and that it is in
    public static DeliveriesRequested requested(AlertReleased alert, PersonId person, Language language, String text) {
        return SampleRequest.of(alert, person, text).in(language).event();
    }
}
