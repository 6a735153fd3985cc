/// alert-ingest: from a volunteer's report to an alert that a second person let go, and the desk where people work.
/// The steps are the packages, in this order: `intake`, `screen`, `incident`, `verify`, `release`, `announce`;
/// beside them `desk`, `progress`, `school`, `access`.
@NullMarked
package org.campana.ingest;

import org.jspecify.annotations.NullMarked;
