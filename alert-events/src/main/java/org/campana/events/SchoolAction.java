package org.campana.events;

/// What the school itself says it does. Never implied: shown only when the school declared it.
public enum SchoolAction {
    /// The school declared nothing.
    NOT_STATED,
    /// Outside doors are locked, classes go on inside.
    SECURE,
    /// Everybody stays in their room.
    HOLD
}
