package org.campana.carrier.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Twilio's states of a call, in their order.
public enum CallStatus {
    /// Taken from the API; the phone does not ring yet.
    QUEUED,
    /// The phone rings.
    RINGING,
    /// Somebody answered and listens.
    IN_PROGRESS,
    /// Answered, and over.
    COMPLETED,
    /// The line was taken.
    BUSY,
    /// It rang, and nobody answered in time.
    NO_ANSWER,
    /// It could not be connected.
    FAILED;

    /// As it stands in JSON and in callbacks, such as `no-answer`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether nothing follows.
    public boolean terminal() {
        return switch (this) {
            case QUEUED, RINGING, IN_PROGRESS -> false;
            case COMPLETED, BUSY, NO_ANSWER, FAILED -> true;
        };
    }
}
