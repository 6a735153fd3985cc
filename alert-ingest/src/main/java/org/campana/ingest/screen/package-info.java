/// How much one person may report. Promises that a flood from one side never keeps an invited reporter out. Must not
/// judge what is reported, and never sends.
@NullMarked
@ApplicationModule(allowedDependencies = {"column"})
package org.campana.ingest.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
