@NullMarked
package org.campana.carrier;

import org.jspecify.annotations.NullMarked;
