/// Who lives in the benchmark's town, and how they get into a Campana: through the door that everybody uses.
@NullMarked
package org.campana.bench.town;

import org.jspecify.annotations.NullMarked;
