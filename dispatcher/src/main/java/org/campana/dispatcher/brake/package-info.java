/// How much is too much: caps an hour per school, in all and per person, closed when in doubt; and the forecast a
/// releaser reads before letting go. Must not know how a text leaves.
@NullMarked
@ApplicationModule(allowedDependencies = {"school", "audience", "compose", "alert"})
package org.campana.dispatcher.brake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
