/// The network's control door over HTTP, for demos, tests in other processes and bench: ledger, scripts,
/// phones.
///
/// Promises: open to callers on this machine only, unless a token is set. Must not do what the Java side
/// cannot.
@NullMarked
package org.campana.carrier.control;

import org.jspecify.annotations.NullMarked;
