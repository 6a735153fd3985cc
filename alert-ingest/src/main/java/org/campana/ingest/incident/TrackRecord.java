package org.campana.ingest.incident;

/// A reporter's past as one word. It orders the queue and never sends.
public enum TrackRecord {
    /// Three or more confirmed, and more than were not.
    PROVEN("proven"),
    /// Some of each.
    MIXED("mixed"),
    /// Nothing settled yet.
    NEW("new"),
    /// Not signed in; weighs nothing.
    QUARANTINED("not invited, unproven");

    private final String words;

    TrackRecord(String words) {
        this.words = words;
    }

    /// As the desk says it.
    public String words() {
        return words;
    }

    static TrackRecord of(boolean quarantined, int confirmed, int notFound) {
        if (quarantined) {
            return QUARANTINED;
        }
        if (confirmed + notFound == 0) {
            return NEW;
        }
        return confirmed >= 3 && confirmed > notFound ? PROVEN : MIXED;
    }
}
