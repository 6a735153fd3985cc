package org.campana.dispatcher.wording;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.campana.dispatcher.compose.Composer;
import org.campana.dispatcher.compose.Message;
import org.campana.dispatcher.compose.Template;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.school.School;
import org.campana.events.AlertFacts;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A wording as it would read, before anybody says it.
@Component
public class WordingSamples {

    private static final String PLACE = "5th and Oak";

    /// 2:10 PM there: a text must not be judged harder to read in the late morning, when the time has more digits.
    private static final Instant TEN_PAST_TWO = Instant.parse("2026-03-02T22:10:00Z");

    /// Stands for every field where only the writer's own words are judged.
    private static final String PLAIN = "field";

    private final Composer composer;
    private final Clock clock;

    WordingSamples(Composer composer, Clock clock) {
        this.composer = composer;
        this.clock = clock;
    }

    /// Without what is said at times only: what a speaker who records it reads.
    public String plainly(Wording wording) {
        return common(wording, false, SchoolAction.NOT_STATED).text();
    }

    /// At a school with names of common length.
    Text common(Wording wording) {
        return common(wording, true, SchoolAction.SECURE);
    }

    /// The same, in one of its branches.
    Text common(Wording wording, boolean place, SchoolAction action) {
        return composer.preview(
                wording, message(wording, school("Lincoln School"), place ? PLACE : null, action, TEN_PAST_TWO));
    }

    /// One branch with nothing in its fields that the linter could take for the writer's words.
    String plain(Wording wording, boolean place, SchoolAction action) {
        return new Template(wording.text(), wording.language())
                .fill(PLAIN, message(wording, school(PLAIN), place ? PLAIN : null, action, TEN_PAST_TWO));
    }

    /// At a school of this network, at the place with the longest name, as an alert would say it.
    Text at(School school, Wording wording) {
        String place = school.places().stream()
                .map(SchoolPlace::name)
                .reduce((one, other) -> other.length() > one.length() ? other : one)
                .orElse(null);
        return composer.asSent(wording, message(wording, school, place, SchoolAction.SECURE, clock.instant()));
    }

    private static Message message(
            Wording wording, School school, @Nullable String place, SchoolAction action, Instant now) {
        AlertFacts facts = new AlertFacts(place, now, action);
        return new Message(wording.name(), wording.kind(), wording.audience(), facts, false, school, now);
    }

    private static School school(String name) {
        return new School(
                new SchoolId("lincoln"),
                name,
                SiteKind.SCHOOL,
                "LINCOLN",
                "America/Los_Angeles",
                0,
                0,
                List.of(),
                true);
    }
}
