package org.campana.events;

/// What a told person answers with one digit.
public enum Answer {
    /// 1: I have seen this.
    SEEN,
    /// 2: I need help.
    NEED_HELP,
    /// 3: all are safe.
    ALL_SAFE
}
