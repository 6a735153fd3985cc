/// Twilio's Calls API and the phones that ring: asks the application what to play, fetches each recording, presses
/// keys, and tells how the call ended.
///
/// Promises: a call is in the book before its request is answered, with all that was heard in it. Must not know the
/// application beyond the addresses it was given.
@NullMarked
package org.campana.carrier.call;

import org.jspecify.annotations.NullMarked;
