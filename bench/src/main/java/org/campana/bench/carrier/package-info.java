/// A carrier that is nearly free: answers as Twilio's Messages API does, also to gateways that cannot ask as
/// Twilio wants to be asked, and notes who was texted and when. Judges nothing.
@NullMarked
package org.campana.bench.carrier;

import org.jspecify.annotations.NullMarked;
