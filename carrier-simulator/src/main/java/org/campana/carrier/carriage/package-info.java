/// Carries each text that was taken to its end, at the network's pace, and tells its sender of every state.
///
/// Promises: a text's states only go forward; what a stop or a crash cut short goes on after the next
/// start, so a callback may come twice but never not at all. Must not know how a text was taken.
@NullMarked
package org.campana.carrier.carriage;

import org.jspecify.annotations.NullMarked;
