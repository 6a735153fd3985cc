/// Promises of the whole, held against real processes: journeys, outages, the browser, privacy.
@NullMarked
package org.campana.e2e;

import org.jspecify.annotations.NullMarked;
