package org.campana.notifier.receipt;

import org.campana.events.Channel;
import org.campana.notifier.channel.IntentId;

/// What a status callback says, as far as it is kept: numbers and texts in it are dropped at the door.
///
/// @param channel by which the request was made
/// @param status in the carrier's words
/// @param errorCode 0 for none
record Callback(Channel channel, IntentId intent, String providerId, String status, int errorCode) {}
