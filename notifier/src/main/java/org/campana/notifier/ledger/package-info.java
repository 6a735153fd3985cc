/// Every delivery and every attempt, and how far each has come. Promises that a row is in SUBMITTING,
/// committed, before its request starts; that a status never goes back; and that each step is told to
/// alert-ingest in the same transaction. Must not know a carrier or a number.
///
/// There is no CLAIMED state that is ever committed: the claim is the row lock of the transaction that ends
/// in SUBMITTING (reliability 2.1). A process that dies before the commit leaves the row PENDING at once,
/// with no lease to wait for; one that dies after it leaves the row in doubt.
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "channel", "reach", "retry"})
package org.campana.notifier.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
