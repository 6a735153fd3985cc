package org.campana.events;

/// By which way a person is told.
public enum Channel {
    /// A text message.
    SMS,
    /// A Web Push notice.
    PUSH,
    /// A phone call with recorded clips.
    VOICE
}
