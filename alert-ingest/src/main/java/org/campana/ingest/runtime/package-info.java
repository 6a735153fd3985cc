/// The wiring of alert-ingest: what is scanned, who may call what, which schemas are migrated. May use every step and
/// is
/// used by none.
@NullMarked
package org.campana.ingest.runtime;

import org.jspecify.annotations.NullMarked;
