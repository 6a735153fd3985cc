package org.campana.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tell this person this, by this channel, before it is too old. On a topic the dispatcher says it to many at once
/// ([DeliveriesRequested]); what was written to one before it did so is read like it.
///
/// @param language the language of the text
/// @param wanted the first language of the person's list; another than `language` means a fallback was taken
/// @param text the whole text as it is sent, with the network's name and, in a drill, the drill prefix
/// @param segments how many SMS segments the text takes; 0 for other channels
/// @param releasedAt when a person let the alert go: what "seconds to the phone" is counted from
/// @param expiresAt no request to a carrier starts after it (I3)
/// @param recording what they hear in a call: for a call what it plays, in its language, in place of the text;
///     for another channel what they hear who call the number, in the first language of their list that is
///     recorded. Null where nothing is recorded for them
/// @param otherwise by which of their other channels they are told, one after the other, while this one has not reached
///     them; null or empty for none
public record DeliveryRequested(
        DeliveryId deliveryId,
        AlertId alertId,
        int revision,
        PersonId personId,
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
        @Nullable List<Channel> otherwise)
        implements DeliveryCommand {

    public DeliveryRequested {
        Require.text(text, 1600, "text");
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(segments, 0, "segments");
        Require.after(expiresAt, releasedAt, "expiresAt must be after releasedAt");
        otherwise = otherwise == null ? null : List.copyOf(otherwise);
    }

    /// The same in the form in which it is said to several.
    public DeliveriesRequested asMany() {
        return new DeliveriesRequested(
                alertId,
                revision,
                audience,
                schoolId,
                channel,
                language,
                wanted,
                text,
                segments,
                severity,
                drill,
                releasedAt,
                expiresAt,
                recording,
                otherwise,
                List.of(personId));
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
