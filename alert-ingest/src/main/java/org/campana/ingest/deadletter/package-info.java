/// Records that nobody could read or handle: what lies there, how old it is and why, and a button to put one back.
/// Promises that nothing of their content is shown, stored or counted by, and that each deed has a name in the trail.
/// Must not know what a record means.
@NullMarked
@ApplicationModule(allowedDependencies = "access")
package org.campana.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
