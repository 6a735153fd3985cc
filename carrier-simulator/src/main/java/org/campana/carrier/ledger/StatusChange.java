package org.campana.carrier.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One state a text reached.
///
/// @param errorCode Twilio's code for why it went wrong, e.g. 30003
public record StatusChange(
        MessageStatus status, Instant at, @Nullable Integer errorCode) {}
