package org.campana.notifier.ledger;

import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.retry.Decision.Over;
import org.jspecify.annotations.Nullable;

/// A delivery is to stand somewhere new.
record Move(
        DeliveryId delivery,
        DeliveryStatus status,
        @Nullable SuppressionReason reason,
        @Nullable Failure failure) {

    static Move to(DeliveryId delivery, DeliveryStatus status) {
        return new Move(delivery, status, null, null);
    }

    static Move over(DeliveryId delivery, Over over) {
        return new Move(delivery, over.status(), over.reason(), over.failure());
    }
}
