package org.campana.events;

/// What the dispatcher asks of the notifier, on the `deliveries.requested` topics.
public sealed interface DeliveryCommand extends Event
        permits DeliveriesRequested, DeliveryRequested, FollowUpRequested, DeliveriesStopped {

    /// The alert it belongs to.
    AlertId alertId();

    /// The revision of the alert it belongs to.
    int revision();
}
