package org.campana.events;

/// How grave an alert is: what goes out first. The order of the constants is the order of sending.
public enum Severity {
    /// Follow-ups: what corrects or ends a warning overtakes everything.
    FOLLOW_UP,
    /// A confirmed event near a school.
    IMMEDIATE,
    /// Drills and everything that can wait.
    ROUTINE
}
