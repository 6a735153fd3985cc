package org.campana.dispatcher.brake;

/// Whether an alert may open.
public enum Verdict {
    /// It may.
    GO,
    /// This audience of this school had its alerts for this hour.
    SCHOOL_CAP,
    /// This audience had its alerts for this hour, over all schools.
    NETWORK_CAP
}
