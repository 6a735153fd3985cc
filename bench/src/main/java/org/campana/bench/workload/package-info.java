/// The measured workloads, each judged as a ratio within one run.
@NullMarked
package org.campana.bench.workload;

import org.jspecify.annotations.NullMarked;
