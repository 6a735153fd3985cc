/// The append-only ledger of opt-in and opt-out, and who may not be sent anything. Promises that an entry is
/// never changed, and deleted by one clock only, that a STOP holds from its commit on, and that a journal outside
/// the database knows it before. Must not know alerts or wording.
@NullMarked
@ApplicationModule(allowedDependencies = "address")
package org.campana.notifier.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
