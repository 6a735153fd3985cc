package org.campana.events;

/// How an alert goes on after its release.
public enum FollowUpKind {
    /// Something changed; the alert still holds.
    UPDATE,
    /// It is over.
    ALL_CLEAR,
    /// The alert was wrong.
    CORRECTION
}
