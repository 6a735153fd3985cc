@NullMarked
package org.campana.carrier.messages;

import org.jspecify.annotations.NullMarked;
