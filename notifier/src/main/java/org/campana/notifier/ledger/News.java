package org.campana.notifier.ledger;

import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;

/// What a carrier says of one request: in a callback, or when asked.
///
/// @param failure why, with FAILED and UNDELIVERED; of no meaning otherwise
/// @param code the carrier's error code, 0 for none
public record News(IntentId intent, String providerId, CarrierStatus status, Failure failure, int code) {}
