package org.campana.dispatcher.alert;

/// Whether an alert may still go out. Only [#RELEASED] may.
public enum AlertState {
    /// It goes out.
    RELEASED,
    /// A cap of the network was met.
    HELD_BACK,
    /// It had nobody to go to, or no bound, or no words.
    REFUSED,
    /// An all clear or a correction came.
    ENDED,
    /// Somebody stopped it.
    STOPPED
}
