package org.campana.events;

import java.util.List;

/// Who wants to hear of which schools, as it is now. Compacted; a record without a value says the person left.
///
/// @param languages in the person's own order, such as `mam, es, en`; never empty
/// @param channels in the person's own order; never empty
/// @param drills whether the person agreed to take part in drills
public record SubscriptionChanged(
        PersonId personId,
        Audience audience,
        List<SchoolId> schools,
        List<Language> languages,
        List<Channel> channels,
        boolean drills)
        implements Event {

    public SubscriptionChanged {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        Require.atLeast(languages.size(), 1, "number of languages");
        Require.atLeast(channels.size(), 1, "number of channels");
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
