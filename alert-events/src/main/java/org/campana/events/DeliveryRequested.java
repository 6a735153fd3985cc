package org.campana.events;

import java.time.Instant;

/// Tell this person this, by this channel, before it is too old.
///
/// @param language the language of the text
/// @param wanted the first language of the person's list; another than `language` means a fallback was taken
/// @param text the whole text as it is sent, with the network's name and, in a drill, the drill prefix
/// @param segments how many SMS segments the text takes; 0 for other channels
/// @param releasedAt when a person let the alert go: what "seconds to the phone" is counted from
/// @param expiresAt no request to a carrier starts after it (I3)
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
        Instant expiresAt)
        implements DeliveryCommand {

    public DeliveryRequested {
        Require.text(text, 1600, "text");
        Require.atLeast(revision, 1, "revision");
        Require.atLeast(segments, 0, "segments");
        Require.after(expiresAt, releasedAt, "expiresAt must be after releasedAt");
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
