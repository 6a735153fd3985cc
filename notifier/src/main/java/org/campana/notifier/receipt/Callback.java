package org.campana.notifier.receipt;

import org.campana.notifier.channel.IntentId;
import org.campana.notifier.ledger.Way;

/// What a status callback says, as far as it is kept: numbers and texts in it are dropped at the door.
///
/// @param way by which the request was made, if the one who calls back is who they are
/// @param status in the carrier's words
/// @param errorCode 0 for none
record Callback(Way way, IntentId intent, String providerId, String status, int errorCode) {}
