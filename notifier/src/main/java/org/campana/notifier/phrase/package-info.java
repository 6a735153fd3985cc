/// Which of our own words in a call are recorded, a read model of `phrases.v1`. Promises that what was approved last is
/// what is played. Must not know a call: the dispatcher owns the recordings.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.notifier.phrase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
