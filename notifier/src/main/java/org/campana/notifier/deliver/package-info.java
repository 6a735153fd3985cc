/// Carries each requested delivery to a carrier, the gravest first. Knows people by id and channels by
/// interface. Promises that no request starts after expiry, after a stop or after a STOP, and that no
/// connection to the database is held while a carrier is spoken to.
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "channel", "consent", "enrol", "ledger", "retry"})
package org.campana.notifier.deliver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
