/// The append-only ledger of opt-in and opt-out, and who may not be sent anything. Promises that an entry is
/// never changed or deleted, and that a STOP holds from its commit on. Must not know alerts or wording.
@NullMarked
@ApplicationModule(allowedDependencies = "address")
package org.campana.notifier.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
