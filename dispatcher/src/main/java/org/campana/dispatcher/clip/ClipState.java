package org.campana.dispatcher.clip;

/// Whether a recording may be played in a call.
public enum ClipState {
    /// Nobody but its speaker has heard it.
    UNREVIEWED,
    /// Somebody else heard it and agreed.
    APPROVED,
    /// Taken out of use: what it says is missing until a newer one is approved.
    WITHDRAWN
}
