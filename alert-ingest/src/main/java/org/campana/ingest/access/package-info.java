/// Who works here and what they did: accounts, and the trail of every decision, append-only and chained by hashes.
/// Promises that a change of somebody's roles ends their keys. Must not know reports or alerts.
@NullMarked
@ApplicationModule(allowedDependencies = {"column"})
package org.campana.ingest.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
