package org.campana.dispatcher.dispatch;

import java.util.List;
import java.util.Optional;
import org.campana.dispatcher.alert.Sight;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.brake.Verdict;
import org.campana.dispatcher.compose.Message;
import org.campana.dispatcher.compose.Texts;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.route.Refusal;
import org.campana.dispatcher.route.Route;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.SchoolHours;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.springframework.stereotype.Component;

/// The way of an alert through the dispatcher. Start reading here.
///
/// Each event is taken in once, in one transaction with all that is decided about it; then it is carried out, as often
/// as it comes. A crash between the two repeats the second half with the same ids.
@Component
class DispatchFlow {

    private final Steps steps;
    private final Schools schools;
    private final Register register;

    DispatchFlow(Steps steps, Schools schools, Register register) {
        this.steps = steps;
        this.schools = schools;
        this.register = register;
    }

    /// A released alert: route, audience, compose, brake, fanout.
    void dispatch(AlertReleased alert) {
        Sight sight = register.takeIn(alert, () -> {
            switch (steps.route().route(alert.audience(), schools.find(alert.schoolId()))) {
                case Route.Refused refused -> register.refused(alert, refused.refusal());
                case Route.Bounded bounded -> {
                    Group group = new Group(
                            bounded.audience(),
                            bounded.school().schoolId(),
                            alert.drill(),
                            !SchoolHours.at(bounded.school(), alert.releasedAt()),
                            bounded.channels());
                    List<PersonRange> ranges =
                            steps.audience().cut(group, steps.fanout().sliceSize());
                    Texts texts = steps.compose().open(opening(alert, bounded.school()));
                    Verdict verdict = steps.brake().check(group, alert.alertId());
                    steps.fanout().plan(alert, group, ranges, texts);
                    register.decided(alert, ranges, texts, verdict);
                }
            }
        });
        if (sight != Sight.STALE) {
            steps.fanout().start(alert.alertId());
            register.carriedOut(alert, sight);
        }
    }

    /// How it went on: composed here, once a language; sent by the notifier to those whom the alert reached.
    void followUp(AlertFollowedUp followUp) {
        Sight sight = register.takeIn(followUp, () -> {
            Optional<School> school = schools.find(followUp.schoolId());
            if (school.isEmpty()) {
                register.refused(followUp, Refusal.UNKNOWN_SCHOOL);
                return;
            }
            Texts texts = steps.compose()
                    .followUp(carryingOn(followUp, school.get()), steps.fanout().openedIn(followUp.alertId()));
            steps.fanout().planFollowUp(followUp, texts);
            register.decided(followUp, texts);
        });
        if (sight != Sight.STALE) {
            steps.fanout().followUp(followUp);
        }
    }

    /// Somebody pulled the brake. Told to the notifier whatever was seen before: a stop is never too late.
    void stop(AlertStopped stop) {
        register.takeIn(stop);
        steps.fanout().stop(stop);
    }

    private static Message opening(AlertReleased alert, School school) {
        return new Message(
                alert.wording(),
                WordingKind.FIRST_ALERT,
                alert.audience(),
                alert.facts(),
                alert.drill(),
                school,
                alert.releasedAt());
    }

    private static Message carryingOn(AlertFollowedUp followUp, School school) {
        return new Message(
                followUp.wording(),
                WordingKind.of(followUp.kind()),
                followUp.audience(),
                followUp.facts(),
                followUp.drill(),
                school,
                followUp.followedUpAt());
    }
}
