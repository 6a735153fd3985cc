/// The page of simulated phones: who got what, live, and what they answer.
///
/// Promises: works without JavaScript; right again after a reload or a lost stream. Only there when `carrier.page`
/// is on, since it shows every text to everyone. Must not do what a phone or the control door cannot.
@NullMarked
package org.campana.carrier.page;

import org.jspecify.annotations.NullMarked;
