package org.campana.carrier.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What becomes of a text once taken.
///
/// @param untilSent from the acceptance on; the queue of a rate limit may make it later
/// @param untilEnd from sent to the end
/// @param end DELIVERED, UNDELIVERED or FAILED; SENT for a phone of which nothing more is ever heard
/// @param errorCode Twilio's code that goes with UNDELIVERED and FAILED
public record Delivery(
        Duration untilSent,
        Duration untilEnd,
        MessageStatus end,
        @Nullable Integer errorCode) {

    public Delivery {
        if (untilSent.isNegative() || untilEnd.isNegative()) {
            throw new IllegalArgumentException("untilSent and untilEnd must not be negative");
        }
        switch (end) {
            case SENT, DELIVERED, UNDELIVERED, FAILED -> {}
            case ACCEPTED, QUEUED, RECEIVED ->
                throw new IllegalArgumentException("end must be sent, delivered, undelivered or failed, not " + end);
        }
    }

    /// Arrives, at once.
    public static Delivery delivered() {
        return new Delivery(Duration.ZERO, Duration.ZERO, MessageStatus.DELIVERED, null);
    }

    /// Does not arrive, for a reason such as 30003 (phone off), 30005 (unknown), 30006 (landline), 30007
    /// (filtered).
    public static Delivery undelivered(int errorCode) {
        return new Delivery(Duration.ZERO, Duration.ZERO, MessageStatus.UNDELIVERED, errorCode);
    }

    /// Never leaves the carrier, for a reason such as 30001 (queue overflow).
    public static Delivery failed(int errorCode) {
        return new Delivery(Duration.ZERO, Duration.ZERO, MessageStatus.FAILED, errorCode);
    }

    /// Leaves, and nothing more is ever heard of it.
    public static Delivery sentOnly() {
        return new Delivery(Duration.ZERO, Duration.ZERO, MessageStatus.SENT, null);
    }

    /// The same end at other times.
    public Delivery within(Duration toSent, Duration toEnd) {
        return new Delivery(toSent, toEnd, end, errorCode);
    }
}
