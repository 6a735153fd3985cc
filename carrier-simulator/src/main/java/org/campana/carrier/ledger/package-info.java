/// What this phone network took, moved and told, in memory and in an append-only journal: the judge of
/// "lost" and "doubled".
///
/// Promises: an acceptance is in the journal before anyone is told of it, survives `kill -9`, and is never
/// changed. Holds numbers and texts, as a phone network does. Must not know HTTP, nor Campana's services.
@NullMarked
package org.campana.carrier.ledger;

import org.jspecify.annotations.NullMarked;
