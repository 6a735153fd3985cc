package org.campana.carrier.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try to tell the application of a state, or of a phone's text.
///
/// @param attempt 1 for the first try
/// @param httpStatus what it answered; null if nothing
/// @param failure why there was no answer: `connect`, `read`, `lost` by script; null if there was one
/// @param last whether nothing more is tried for this state
public record CallbackRecord(
        String sid,
        MessageStatus status,
        int attempt,
        Instant at,
        @Nullable Integer httpStatus,
        @Nullable String failure,
        boolean last) {}
