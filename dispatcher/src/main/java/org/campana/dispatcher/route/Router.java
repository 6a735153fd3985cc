package org.campana.dispatcher.route;

import java.util.Optional;
import org.campana.dispatcher.school.School;
import org.campana.events.Audience;
import org.springframework.stereotype.Component;

/// Decides whom an alert is for. One audience of one school: the harm of a wrong audience is greater than that of a
/// late one, so whatever would reach nobody or has no bound is refused, never guessed, whatever a protocol says. The
/// school's protocol only narrows the channels.
@Component
public class Router {

    /// The way of an alert for this audience of this school.
    ///
    /// @param school the school of the alert; empty when this network has no such school
    public Route route(Audience audience, Optional<School> school) {
        if (school.isEmpty()) {
            return new Route.Refused(Refusal.UNKNOWN_SCHOOL);
        }
        if (!school.get().active()) {
            return new Route.Refused(Refusal.SCHOOL_LEFT);
        }
        return switch (audience) {
            case STAFF, FAMILIES ->
                new Route.Bounded(
                        audience, school.get(), school.get().protocol().channels(audience));
            case NETWORK, HUBS -> new Route.Refused(Refusal.BOUNDLESS);
        };
    }
}
