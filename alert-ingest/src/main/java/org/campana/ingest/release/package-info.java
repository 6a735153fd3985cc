/// Who may send what to whom: alerts, the second person, stop and follow-ups. Promises that nothing is released for an
/// incident nobody confirmed, nor to families without the approval of other people than the author (I4), in Java and
/// in PostgreSQL. Must not know who is told: it names an audience and a school.
@NullMarked
@ApplicationModule(allowedDependencies = {"column", "access", "school", "request", "incident", "announce"})
package org.campana.ingest.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
