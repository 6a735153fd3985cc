package org.campana.events;

/// What is said in a call beside an alert.
public enum Phrase {
    /// Which key means what.
    KEYS,
    /// The alert that this call was for is over.
    OVER,
    /// Nothing goes on at the school of who called.
    NO_ALERT,
    /// Nothing goes on that is for who called.
    WE_TELL,
    /// Thanks for 1.
    SEEN,
    /// Thanks for 2, and where to turn in danger.
    NEED_HELP,
    /// Thanks for 3.
    ALL_SAFE
}
