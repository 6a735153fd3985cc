/// Wiring of the dispatcher: schema, outbox, roles. May use every step, is used by none.
@NullMarked
@ApplicationModule
package org.campana.dispatcher.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
