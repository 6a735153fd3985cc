package org.campana.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking a carrier once.
public sealed interface SendOutcome {

    /// The carrier took it, under this id.
    record Accepted(String providerId) implements SendOutcome {}

    /// Not now, and surely not processed (429 and its kin).
    ///
    /// @param retryAfter what the carrier asked for, or null
    record Throttled(@Nullable Duration retryAfter) implements SendOutcome {}

    /// Not to this one now, and surely not processed; it says nothing of the others.
    ///
    /// @param retryAfter what was asked for, or null
    record Busy(@Nullable Duration retryAfter) implements SendOutcome {}

    /// The carrier said no.
    record Rejected(Failure reason, int code) implements SendOutcome {}

    /// Asking again cannot double it: the request surely never arrived (connection refused, no route, no handshake),
    /// or the channel puts the second in the place of the first.
    ///
    /// @param cause a short stable name, such as `connect`
    record Unreachable(String cause) implements SendOutcome {}

    /// It may have been taken or not: time-out, reset, 5xx, an answer nobody can read. Twilio's create call
    /// has no idempotency key, so asking again may text the person twice.
    ///
    /// @param cause a short stable name, such as `timeout` or `http-503`
    record Unknown(String cause) implements SendOutcome {}
}
