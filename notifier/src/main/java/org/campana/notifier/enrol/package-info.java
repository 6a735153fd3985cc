/// People join and leave, and a person reads what only sounds like leaving. Promises that the number, what was
/// agreed to and the word to the dispatcher are written together or not at all. Must not know alerts.
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "consent"})
package org.campana.notifier.enrol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
