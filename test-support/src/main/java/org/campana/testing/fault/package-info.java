/// Faults of the network between two parts, from a seed, so that a run that failed can be played again.
///
/// Promises: what was injected is counted, and a test that injected nothing can be made to fail. Must not know what is
/// being tested.
@NullMarked
package org.campana.testing.fault;

import org.jspecify.annotations.NullMarked;
