package org.campana.dispatcher.route;

import java.util.List;
import org.campana.dispatcher.school.School;
import org.campana.events.Audience;
import org.campana.events.Channel;

/// Where an alert goes, or why it goes nowhere.
public sealed interface Route {

    /// It goes to this audience of this school and to nobody else.
    ///
    /// @param channels by which of a person's own channels, in the order of the school's protocol; empty for all of
    ///     them as each person chose
    record Bounded(Audience audience, School school, List<Channel> channels) implements Route {

        /// Copies the list.
        public Bounded {
            channels = List.copyOf(channels);
        }
    }

    /// It goes nowhere.
    record Refused(Refusal refusal) implements Route {}
}
