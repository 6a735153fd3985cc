/// Promises of the notifier, kept on a real broker, a real database and the carrier simulator.
@NullMarked
package org.campana.notifier;

import org.jspecify.annotations.NullMarked;
