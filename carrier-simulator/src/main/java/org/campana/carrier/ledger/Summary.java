package org.campana.carrier.ledger;

import java.util.Map;

/// The ledger in figures.
///
/// @param requests create requests, also refused ones
/// @param refused create requests that made no text
/// @param accepted outbound texts taken
/// @param byStatus outbound texts by their newest state
/// @param inbound texts of phones
/// @param doubledIntents intents (last segment of the status callback) for which more than one text
///     was taken
/// @param doubledTexts outbound texts beyond the first with the same number and the same words
/// @param openTexts outbound texts without a terminal state
/// @param callbacks tries to tell the application of a state
/// @param openCallbacks states of which the application is still to be told
public record Summary(
        long requests,
        long refused,
        long accepted,
        Map<MessageStatus, Long> byStatus,
        long inbound,
        long doubledIntents,
        long doubledTexts,
        long openTexts,
        long callbacks,
        long openCallbacks) {}
