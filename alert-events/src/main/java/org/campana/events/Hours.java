package org.campana.events;

/// When somebody wants to be told of something new (reliability C11). How it ended is told at any hour, to all who were
/// told that it began.
public enum Hours {
    /// Day and night.
    ANY,
    /// From an hour before the first bell until an hour after the last one, on days with school.
    SCHOOL
}
