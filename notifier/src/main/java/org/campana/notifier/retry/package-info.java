/// What follows from how a try ended: again when, or give up why. One table, no clock and no database;
/// promises that nothing is tried after it has expired, and that a text in doubt is sent at most twice.
@NullMarked
@ApplicationModule(allowedDependencies = "channel")
package org.campana.notifier.retry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
