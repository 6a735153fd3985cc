/// A carrier that is nearly free: answers as Twilio's Messages API does and notes who was texted and when. Judges
/// nothing.
@NullMarked
package org.campana.bench.carrier;

import org.jspecify.annotations.NullMarked;
