package org.campana.events;

/// Why somebody was not sent a text, so that nobody disappears from a count.
public enum SuppressionReason {
    /// The person left the list.
    LEFT_THE_LIST,
    /// The carrier holds an opt-out for the number (Twilio 21610).
    BLOCKED_BY_CARRIER,
    /// No wording is approved in any language of the person's list, nor the fallback.
    NO_APPROVED_WORDING,
    /// No number or device is known for the channel.
    NO_ADDRESS,
    /// The person had as many texts this hour as the network allows.
    PERSON_CAP,
    /// The channel the person asked for is not offered.
    NO_CHANNEL,
    /// The alert was stopped, ended or too old before the person's turn.
    ALERT_OVER,
    /// The school or the network had as many alerts this hour as allowed.
    ALERT_CAP,
    /// The person asked to be told around school hours only, and it is not that time.
    OUTSIDE_HOURS
}
