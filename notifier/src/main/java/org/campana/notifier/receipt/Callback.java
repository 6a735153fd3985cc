package org.campana.notifier.receipt;

import org.campana.notifier.channel.IntentId;

/// What a status callback says, as far as it is kept: numbers and texts in it are dropped at the door.
///
/// @param status in the carrier's words
/// @param errorCode 0 for none
record Callback(IntentId intent, String providerId, String status, int errorCode) {}
