/// How long a text is as the phone network counts and bills it. Pure: no state, no settings.
///
/// Promises the same count as Twilio's published calculator; never changes a text. Must not know who is texted.
@NullMarked
package org.campana.events.sms;

import org.jspecify.annotations.NullMarked;
