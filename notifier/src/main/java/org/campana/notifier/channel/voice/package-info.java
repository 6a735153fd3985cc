/// Calls by Twilio: one POST a try, from the same account as texts, and Twilio's codes for calls as data. What is said
/// in a call is asked for by Twilio once somebody answers; see `call`. Promises that no address holds more than an
/// intent.
@NullMarked
@NamedInterface("voice")
package org.campana.notifier.channel.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
