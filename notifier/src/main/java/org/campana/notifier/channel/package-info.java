/// The way out: what is handed to a carrier, and what can come of it. Promises that every ending has a name,
/// the unknown one included. Knows a person by id only, to find their address; must not know alerts or retries.
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "programme"})
package org.campana.notifier.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
