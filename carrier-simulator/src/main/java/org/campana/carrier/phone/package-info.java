/// The phones: they text us, say STOP, and get what the application answers in TwiML.
///
/// Promises: a phone's text is in the ledger before the application hears of it, and goes on after a
/// restart. Must not know the application beyond its webhook URL.
@NullMarked
package org.campana.carrier.phone;

import org.jspecify.annotations.NullMarked;
