package org.campana.carrier.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonKey;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Twilio's message states, as far as a text of ours goes through them, in their order.
public enum MessageStatus {
    /// First state of a text sent through a messaging service.
    ACCEPTED,
    /// First state of a text sent from a number.
    QUEUED,
    /// Handed on to the phone's network.
    SENT,
    /// The phone's network says it arrived.
    DELIVERED,
    /// The phone's network says it did not arrive.
    UNDELIVERED,
    /// Never left, as when its validity period ran out in the queue.
    FAILED,
    /// A phone's text to us.
    RECEIVED;

    /// As it stands in JSON and in callbacks.
    @JsonKey
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads what [#wire] wrote, in any case.
    ///
    /// @throws IllegalArgumentException if there is no such state
    @JsonCreator
    public static MessageStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// Whether nothing follows.
    public boolean terminal() {
        return switch (this) {
            case ACCEPTED, QUEUED, SENT -> false;
            case DELIVERED, UNDELIVERED, FAILED, RECEIVED -> true;
        };
    }
}
