package org.campana.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tell these people this, by this channel, before it is too old: what a [DeliveryRequested] says to one, said once for
/// all of a slice to whom the same is said. A text to thousands travels some dozens of times and not thousands.
///
/// @param language the language of the text
/// @param wanted the first language of these people's lists; another than `language` means a fallback was taken
/// @param text the whole text as it is sent, with the network's name and, in a drill, the drill prefix
/// @param segments how many SMS segments the text takes; 0 for other channels
/// @param releasedAt when a person let the alert go: what "seconds to the phone" is counted from
/// @param expiresAt no request to a carrier starts after it (I3)
/// @param recording as in [DeliveryRequested#recording]
/// @param otherwise as in [DeliveryRequested#otherwise]
/// @param people 1 to 500; the id of each one's delivery follows from alert, revision, person and channel
public record DeliveriesRequested(
        AlertId alertId,
        int revision,
        Audience audience,
        SchoolId schoolId,
        Channel channel,
        Language language,
        Language wanted,
        String text,
        int segments,
        Severity severity,
        boolean drill,
        Instant releasedAt,
        Instant expiresAt,
        @Nullable Recording recording,
        @Nullable List<Channel> otherwise,
        List<PersonId> people)
        implements DeliveryCommand {

    /// The most people of one.
    public static final int MOST_PEOPLE = 500;

    public DeliveriesRequested {
        Require.text(text, 1600, "text");
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(segments, 0, "segments");
        Require.after(expiresAt, releasedAt, "expiresAt must be after releasedAt");
        Require.atLeast(people.size(), 1, "number of people");
        Require.atMost(people.size(), MOST_PEOPLE, "number of people");
        otherwise = otherwise == null ? null : List.copyOf(otherwise);
        people = List.copyOf(people);
    }

    /// The channels that follow; never null.
    public List<Channel> otherwiseOrNone() {
        return otherwise == null ? List.of() : otherwise;
    }

    /// The first of the people, which is as good as chance: an alert's records lie on all partitions, and a repeat of
    /// one lies where it lay.
    @Override
    public String key() {
        return people.getFirst().toString();
    }
}
