package org.campana.dispatcher.alert;

/// How a revision of an alert stands to what was seen before.
public enum Sight {
    /// Never seen; it is stored now.
    NEW,
    /// Seen before and still the newest of its kind: what was decided then stands and is carried out again.
    REPEAT,
    /// Something newer was seen; it is dropped.
    STALE
}
