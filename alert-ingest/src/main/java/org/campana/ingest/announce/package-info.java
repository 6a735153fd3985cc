/// The way out: decisions become records of `alerts.v1` through an outbox. Promises that a decision and its record
/// stand or fall together, in order per alert, with the same event id at every repeat. Must not know how a decision
/// came about.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.ingest.announce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
