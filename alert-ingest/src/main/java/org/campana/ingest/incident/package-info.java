/// One thing that was seen, with all its reports: merging, and the state machine. Promises that an incident moves only
/// as its table says, in Java and in PostgreSQL, and that a reporter's words stay in one column. Must not know alerts.
@NullMarked
@ApplicationModule(allowedDependencies = {"column", "school", "access"})
package org.campana.ingest.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
