/// The second look: queue, claim, decision. Promises that nobody decides on their own report, that two verifiers never
/// overwrite each other, and that a confirmation and the release to staff stand or fall together. Must not tell
/// families anything.
@NullMarked
@ApplicationModule(allowedDependencies = {"column", "access", "school", "request", "incident", "release"})
package org.campana.ingest.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
