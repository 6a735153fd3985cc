package org.campana.dispatcher.compose;

/// Whether a version of a wording may be sent.
public enum WordingState {
    /// Nobody but its editor has read it. Never sent.
    UNREVIEWED,
    /// Somebody else read it and agreed.
    APPROVED,
    /// Taken out of use; its language is not sent until a newer version is approved.
    WITHDRAWN
}
