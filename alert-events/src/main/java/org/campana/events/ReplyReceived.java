package org.campana.events;

import java.time.Instant;

/// A told person answered with a digit.
public record ReplyReceived(
        EventId eventId,
        AlertId alertId,
        PersonId personId,
        Audience audience,
        SchoolId schoolId,
        Answer answer,
        Instant receivedAt)
        implements Event {

    @Override
    public String key() {
        return alertId.toString();
    }
}
