/// Reads column values into our types and back. Knows no table.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.ingest.column;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
