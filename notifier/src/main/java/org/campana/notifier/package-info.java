/// One person's message: carrier and receipt; numbers, consent, channels. Each package below is a step; the
/// way of one text stands in `deliver.DeliveryFlow`.
@NullMarked
package org.campana.notifier;

import org.jspecify.annotations.NullMarked;
