/// Other people's gateways, each sending the benchmark's alert to the same people by the same stub carrier.
/// Promises that none of them keeps a run waiting: every wait has a limit, and what fails is passed over and
/// said. They run as their packages have them, with the settings in `bench/peers`; how their figures are judged
/// is the workload's matter.
@NullMarked
package org.campana.bench.peer;

import org.jspecify.annotations.NullMarked;
