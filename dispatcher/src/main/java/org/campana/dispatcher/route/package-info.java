/// Alert and the school's protocol to audience, school and channels; pure. Refuses what would reach nobody or
/// everybody. Must not know a person, a
/// database or a topic.
@NullMarked
@ApplicationModule(allowedDependencies = {"school"})
package org.campana.dispatcher.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
