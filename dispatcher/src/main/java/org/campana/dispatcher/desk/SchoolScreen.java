package org.campana.dispatcher.desk;

import java.time.DayOfWeek;
import java.util.List;
import org.campana.dispatcher.audience.SiteContacts.Contact;
import org.campana.dispatcher.school.BellDay;
import org.campana.dispatcher.school.BellPhase;
import org.campana.dispatcher.school.School;
import org.campana.events.ProtocolRule;

/// What the page of one school shows.
///
/// @param gap whether nobody could be reached there
/// @param history the versions of the protocol, the newest first
/// @param unreached how many people the protocol's channels leave out, by audience
record SchoolScreen(
        School school,
        List<Contact> contacts,
        boolean gap,
        BellPhase phase,
        List<Day> week,
        List<Agreed> history,
        Unreached unreached) {

    /// The bells of one weekday with its name.
    record Day(DayOfWeek day, String name, BellDay bells) {}

    /// One version of the protocol, with who set it and when.
    record Agreed(int version, List<ProtocolRule> rules, String editor, String when) {}

    /// So many people with none of the channels that they are told by.
    record Unreached(int staff, int families) {

        /// Whether there is anybody.
        public boolean any() {
            return staff + families > 0;
        }
    }
}
