/// Wiring of the notifier: schema, outbox, roles, health. May use every step, is used by none.
@NullMarked
@ApplicationModule
package org.campana.notifier.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
