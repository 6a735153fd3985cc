package org.campana.events;

/// Something that happened and that another service acts on. Each kind travels under the short name of its
/// [EventType], never under a Java class name.
public sealed interface Event
        permits AlertEvent,
                SchoolChanged,
                SubscriptionChanged,
                SliceRequested,
                SliceFannedOut,
                DeliveryCommand,
                DeliveriesReported,
                ReplyReceived,
                PhrasesRecorded {

    /// The key of its record: what has to stay in order with what.
    String key();
}
