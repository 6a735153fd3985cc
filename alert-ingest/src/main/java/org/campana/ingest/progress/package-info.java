/// How a released alert fares: live counts from what the dispatcher and the notifier tell. Promises that neither order
/// nor repeats of their records change a count (I7). Must not know a person, a number or a text.
@NullMarked
@ApplicationModule(allowedDependencies = {"column", "access", "school", "request", "release"})
package org.campana.ingest.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
