package org.campana.events;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The short names under which events travel, in the header [#HEADER]. A name once released is never reused.
public enum EventType {
    ALERT_RELEASED("alert-released", AlertReleased.class),
    ALERT_FOLLOWED_UP("alert-followed-up", AlertFollowedUp.class),
    ALERT_STOPPED("alert-stopped", AlertStopped.class),
    SCHOOL_CHANGED("school-changed", SchoolChanged.class),
    SUBSCRIPTION_CHANGED("subscription-changed", SubscriptionChanged.class),
    SLICE_REQUESTED("slice-requested", SliceRequested.class),
    SLICE_FANNED_OUT("slice-fanned-out", SliceFannedOut.class),
    DELIVERY_REQUESTED("delivery-requested", DeliveryRequested.class),
    DELIVERIES_REQUESTED("deliveries-requested", DeliveriesRequested.class),
    FOLLOW_UP_REQUESTED("follow-up-requested", FollowUpRequested.class),
    DELIVERIES_STOPPED("deliveries-stopped", DeliveriesStopped.class),
    DELIVERIES_REPORTED("deliveries-reported", DeliveriesReported.class),
    REPLY_RECEIVED("reply-received", ReplyReceived.class),
    PHRASES_RECORDED("phrases-recorded", PhrasesRecorded.class);

    /// The record header that holds the short name, as UTF-8.
    public static final String HEADER = "event-type";

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::shortName, Function.identity()));

    private final String shortName;
    private final Class<? extends Event> type;

    EventType(String shortName, Class<? extends Event> type) {
        this.shortName = shortName;
        this.type = type;
    }

    /// The name on the wire.
    public String shortName() {
        return shortName;
    }

    /// The record that carries it here.
    public Class<? extends Event> type() {
        return type;
    }

    /// The type with this short name, or null when this version knows none.
    public static @Nullable EventType named(String shortName) {
        return BY_NAME.get(shortName);
    }

    /// The type of an event at hand.
    public static EventType of(Event event) {
        return switch (event) {
            case AlertReleased released -> ALERT_RELEASED;
            case AlertFollowedUp followedUp -> ALERT_FOLLOWED_UP;
            case AlertStopped stopped -> ALERT_STOPPED;
            case SchoolChanged changed -> SCHOOL_CHANGED;
            case SubscriptionChanged changed -> SUBSCRIPTION_CHANGED;
            case SliceRequested requested -> SLICE_REQUESTED;
            case SliceFannedOut fannedOut -> SLICE_FANNED_OUT;
            case DeliveryRequested requested -> DELIVERY_REQUESTED;
            case DeliveriesRequested requested -> DELIVERIES_REQUESTED;
            case FollowUpRequested requested -> FOLLOW_UP_REQUESTED;
            case DeliveriesStopped stopped -> DELIVERIES_STOPPED;
            case DeliveriesReported reported -> DELIVERIES_REPORTED;
            case ReplyReceived received -> REPLY_RECEIVED;
            case PhrasesRecorded recorded -> PHRASES_RECORDED;
        };
    }
}
