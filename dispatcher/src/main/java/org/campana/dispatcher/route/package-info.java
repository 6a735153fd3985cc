/// Alert to audience and school; pure. Refuses what would reach nobody or everybody. Must not know a person, a
/// database or a topic.
@NullMarked
@ApplicationModule(allowedDependencies = {"school"})
package org.campana.dispatcher.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
