package org.campana.events;

import java.time.Instant;

/// Nothing more of this alert, up to and with this revision, may leave.
public record DeliveriesStopped(AlertId alertId, int revision, Instant stoppedAt) implements DeliveryCommand {

    public DeliveriesStopped {
        Require.atLeast(revision, 1, "revision");
    }

    @Override
    public String key() {
        return alertId.toString();
    }
}
