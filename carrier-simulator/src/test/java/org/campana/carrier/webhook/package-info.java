@NullMarked
package org.campana.carrier.webhook;

import org.jspecify.annotations.NullMarked;
