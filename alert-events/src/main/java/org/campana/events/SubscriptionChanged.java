package org.campana.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who wants to hear of which schools, as it is now. Compacted; a record without a value says the person left.
///
/// @param languages in the person's own order, such as `mam, es, en`; never empty
/// @param channels in the person's own order; never empty
/// @param drills whether the person agreed to take part in drills
/// @param contacts the sites this person is a contact of, of the staff only; null or empty for none
/// @param hours when they want to hear of something new; null, of who was never asked, is any hour
public record SubscriptionChanged(
        PersonId personId,
        Audience audience,
        List<SchoolId> schools,
        List<Language> languages,
        List<Channel> channels,
        boolean drills,
        @Nullable List<SiteContact> contacts,
        @Nullable Hours hours)
        implements Event {

    public SubscriptionChanged {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        contacts = contacts == null ? null : List.copyOf(contacts);
        Require.atLeast(languages.size(), 1, "number of languages");
        Require.atLeast(channels.size(), 1, "number of channels");
    }

    /// Of somebody who is no site's contact and hears of everything at any hour.
    public SubscriptionChanged(
            PersonId personId,
            Audience audience,
            List<SchoolId> schools,
            List<Language> languages,
            List<Channel> channels,
            boolean drills) {
        this(personId, audience, schools, languages, channels, drills, null, null);
    }

    /// When they want to hear of something new.
    public Hours hoursOrAny() {
        return hours == null ? Hours.ANY : hours;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
