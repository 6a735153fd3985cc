package org.campana.events;

/// What `alerts.v1` carries: decisions of people, in order per alert.
public sealed interface AlertEvent extends Event permits AlertReleased, AlertFollowedUp, AlertStopped {

    /// The same at every repeat of the record.
    EventId eventId();

    /// The alert it is about.
    AlertId alertId();

    /// 1 for the release; each follow-up counts one up.
    int revision();

    @Override
    default String key() {
        return alertId().toString();
    }
}
