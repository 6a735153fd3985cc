package org.campana.eventframe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that its reader could not read or handle, as far as a person may see it: never what is in it.
///
/// @param id names it on this broker, and no other one after the broker was wiped
/// @param topic where it came from, without the broker's prefix
/// @param cause the kind of fault, such as `UnreadableEventException`; `unknown` where none was noted
/// @param diedAt when it was given up
/// @param key of the record: an id, of an alert, a person or a school; null when it had none that looks like one
/// @param type of the event, such as `alert-released`; null when it had none that looks like one
/// @param reader the group that could not take it; null when what stands there looks like none
/// @param bytes how long its value is, 0 for none
public record DeadLetter(
        String id,
        String topic,
        String cause,
        Instant diedAt,
        @Nullable String key,
        @Nullable String type,
        @Nullable String reader,
        int bytes) {}
