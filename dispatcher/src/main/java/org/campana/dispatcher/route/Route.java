package org.campana.dispatcher.route;

import org.campana.dispatcher.school.School;
import org.campana.events.Audience;

/// Where an alert goes, or why it goes nowhere.
public sealed interface Route {

    /// It goes to this audience of this school and to nobody else.
    record Bounded(Audience audience, School school) implements Route {}

    /// It goes nowhere.
    record Refused(Refusal refusal) implements Route {}
}
