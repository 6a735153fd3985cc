package org.campana.notifier.roster;

import java.util.List;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.notifier.address.PhoneNumber;
import org.jspecify.annotations.Nullable;

/// One row of a list, understood. What it does not say stays as it is for somebody who is on the list already.
///
/// @param audience STAFF or FAMILIES
/// @param languages empty when it does not say
/// @param channels empty when it does not say
/// @param drills null when it does not say
/// @param contact what they are to the school, of the staff only; null when it does not say, or says that they are none
/// @param noContact whether it says that they are none
record RosterRow(
        long line,
        PhoneNumber number,
        Audience audience,
        SchoolId school,
        List<Language> languages,
        List<Channel> channels,
        @Nullable Boolean drills,
        @Nullable SiteContact contact,
        boolean noContact) {

    RosterRow {
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
    }
}
