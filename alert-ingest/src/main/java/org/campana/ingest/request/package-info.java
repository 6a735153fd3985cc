/// What every request is held to: known values, and once only for what creates. Promises the same bytes to the same
/// request for 24 hours. Must not know what is asked for.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.ingest.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
