package org.campana.carrier.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One create request, also one that was refused or never answered.
///
/// @param to as asked; null if it was missing
/// @param intent the sender's own id of this send
/// @param sid the text it made; null if none
/// @param httpStatus what was answered; null if nothing was
/// @param code Twilio's error code, if any
public record RequestRecord(
        Instant at,
        @Nullable String to,
        @Nullable String intent,
        @Nullable String sid,
        @Nullable Integer httpStatus,
        @Nullable Integer code) {}
