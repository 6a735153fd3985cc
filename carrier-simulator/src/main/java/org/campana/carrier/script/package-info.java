/// How the network misbehaves when told to: per number, per request, by chance with a seed, or by a
/// test's own rule.
///
/// Promises: without a script every request is answered soundly and every text arrives. Must not know
/// HTTP; it says what shall happen, other steps do it.
@NullMarked
package org.campana.carrier.script;

import org.jspecify.annotations.NullMarked;
