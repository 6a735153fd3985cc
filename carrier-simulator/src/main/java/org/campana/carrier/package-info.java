/// A phone network that behaves: Twilio's Messages API with signed callbacks, phones that answer, scripts
/// that make it misbehave, and a ledger that judges what was lost or doubled. The same program serves the
/// demo, tests and bench.
///
/// Promises: nothing here ever reaches a real phone. Must not know Campana's services; they meet over
/// HTTP alone.
@NullMarked
package org.campana.carrier;

import org.jspecify.annotations.NullMarked;
