/// The pages where verifiers and releasers work. Promises the same rules as REST, because it calls the same services,
/// and that every screen works without script. Must not decide anything itself.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "school", "request", "incident", "verify", "release", "progress", "deadletter"
        })
package org.campana.ingest.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
