@NullMarked
package org.campana.carrier.ledger;

import org.jspecify.annotations.NullMarked;
