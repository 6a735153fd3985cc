package org.campana.ingest.deadletter;

import java.time.Duration;
import java.time.Instant;
import org.campana.eventframe.DeadLetter;
import org.jspecify.annotations.Nullable;

/// A dead letter as the desk sees it: where it came from and why it lies here, never what is in it.
///
/// @param id for [DeadLetters#replay]
/// @param cause the kind of fault
/// @param key an id, of an alert, a person or a school
/// @param type of the event
/// @param reader the group that could not take it
/// @param age since it was given up
/// @param deed what was done about it; null while it waits
public record Listed(
        String id,
        String topic,
        String cause,
        Instant diedAt,
        @Nullable String key,
        @Nullable String type,
        @Nullable String reader,
        int bytes,
        Duration age,
        @Nullable Deed deed) {

    static Listed of(DeadLetter letter, Instant now, @Nullable Deed deed) {
        return new Listed(
                letter.id(),
                letter.topic(),
                letter.cause(),
                letter.diedAt(),
                letter.key(),
                letter.type(),
                letter.reader(),
                letter.bytes(),
                Duration.between(letter.diedAt(), now),
                deed);
    }

    Listed with(@Nullable Deed done) {
        return new Listed(id, topic, cause, diedAt, key, type, reader, bytes, age, done);
    }

    /// Whether nobody has looked at it.
    public boolean waits() {
        return deed == null;
    }
}
