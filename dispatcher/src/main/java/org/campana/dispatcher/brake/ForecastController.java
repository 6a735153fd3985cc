package org.campana.dispatcher.brake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.brake.Forecast.Fallback;
import org.campana.dispatcher.compose.Composer;
import org.campana.dispatcher.compose.FallbackPolicy;
import org.campana.dispatcher.compose.Message;
import org.campana.dispatcher.compose.Texts;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.SchoolHours;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a releaser reads before letting an alert go. Changes nothing.
@RestController
class ForecastController {

    /// What an alert says in its life, in order.
    private static final List<WordingKind> FOLLOWING =
            List.of(WordingKind.FIRST_ALERT, WordingKind.UPDATE, WordingKind.ALL_CLEAR, WordingKind.CORRECTION);

    private final Schools schools;
    private final Composer composer;
    private final Forecaster forecaster;
    private final Clock clock;

    ForecastController(Schools schools, Composer composer, Forecaster forecaster, Clock clock) {
        this.schools = schools;
        this.composer = composer;
        this.forecaster = forecaster;
        this.clock = clock;
    }

    @PostMapping("/api/v1/forecasts")
    Forecast forecast(@RequestBody ForecastBody body) {
        School school = school(given(body.schoolId, "schoolId"));
        Audience audience = given(body.audience, "audience");
        String wording = wording(given(body.wording, "wording"), audience);
        AlertFacts facts = new AlertFacts(
                place(body.place, school),
                body.observedAt == null ? clock.instant() : body.observedAt,
                body.action == null ? SchoolAction.NOT_STATED : body.action);
        boolean drill = body.drill != null && body.drill;
        Message message =
                new Message(wording, WordingKind.FIRST_ALERT, audience, facts, drill, school, clock.instant());
        Texts texts = composer.open(message);
        return forecaster.forecast(
                new Group(
                        audience,
                        school.schoolId(),
                        drill,
                        !SchoolHours.at(school, clock.instant()),
                        school.protocol().channels(audience)),
                texts,
                FOLLOWING.stream().map(kind -> fallback(kind, message, texts)).toList());
    }

    /// For what comes later it is what it would come to if the words stayed as they are.
    private Fallback fallback(WordingKind kind, Message message, Texts texts) {
        FallbackPolicy policy = composer.policy(kind, message.drill());
        Language language = (kind == WordingKind.FIRST_ALERT
                        ? texts.fallback()
                        : policy.choose(composer.networkDefault(), texts.written()))
                .orElse(null);
        return new Fallback(kind, policy, language);
    }

    private School school(String id) {
        try {
            return schools.find(SchoolId.of(id)).filter(School::active).orElseThrow(ForecastController::unknownSchool);
        } catch (IllegalArgumentException malformed) {
            throw unknownSchool();
        }
    }

    private String wording(String name, Audience audience) {
        return composer.kindOf(name, audience)
                .filter(kind -> kind == WordingKind.FIRST_ALERT)
                .map(kind -> name)
                .orElseThrow(() -> bad(
                        "wording",
                        "No wording of that name opens an alert to " + audience + ".",
                        "Use a wording for first alerts, such as agents-near-school."));
    }

    /// A place by its name, as it would stand in the text, or by its id.
    private static @Nullable String place(@Nullable String place, School school) {
        if (place == null) {
            return null;
        }
        return school.places().stream()
                .filter(known -> known.name().equals(place) || known.placeId().equals(place))
                .findFirst()
                .map(SchoolPlace::name)
                .orElseThrow(() -> bad(
                        "place",
                        "The school has no such place.",
                        "Use one of the places of GET /api/v1/schools/" + school.schoolId() + ", or leave it out."));
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw bad(field, "The field " + field + " is missing.", "Send schoolId, audience and wording.");
        }
        return value;
    }

    private static Problem unknownSchool() {
        return bad("schoolId", "This network has no school with that id.", "Use one of GET /api/v1/schools.");
    }

    private static Problem bad(String field, String detail, String fix) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-forecast", "Nothing to forecast", detail)
                .field(field)
                .fix(fix);
    }

    /// What would be released.
    record ForecastBody(
            @Nullable String schoolId,
            @Nullable Audience audience,
            @Nullable String wording,
            @Nullable Boolean drill,
            @Nullable String place,
            @Nullable SchoolAction action,
            @Nullable Instant observedAt) {}
}
