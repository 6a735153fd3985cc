/// The way in: a volunteer's report by REST or by the plain page, checked field by field, kept once, and answered with
/// a receipt. Promises that what it answered with 201 is in PostgreSQL, and that a repeat makes no second report. Must
/// not decide whether a report is true.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "school", "request", "screen", "incident"})
package org.campana.ingest.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
