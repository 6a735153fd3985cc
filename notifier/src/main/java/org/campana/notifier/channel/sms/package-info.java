/// Texts by Twilio: one POST a try, a hard deadline, and Twilio's codes as data. The only package that knows
/// the Twilio SDK. Promises that nothing it throws or logs repeats a number or a text.
@NullMarked
@NamedInterface("sms")
package org.campana.notifier.channel.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
