package org.campana.ingest.incident;

/// Where an incident stands (design, section 4). PostgreSQL holds the same table in `ingest.incident_move`.
public enum IncidentState {
    /// Nobody has looked yet.
    RECEIVED("Received"),
    /// Somebody is looking.
    BEING_CHECKED("Being checked"),
    /// Enough verifiers confirmed it; the staff were told.
    CONFIRMED("Confirmed"),
    /// Somebody looked, and there was nothing.
    NOTHING_FOUND("Nothing found"),
    /// Somebody looked, and it could not be settled.
    CANNOT_TELL("Can't tell"),
    /// Over; nothing more is sent for it.
    CLOSED("Closed");

    private final String words;

    IncidentState(String words) {
        this.words = words;
    }

    /// The same words everywhere a person reads them.
    public String words() {
        return words;
    }

    /// Whether the table has this move. Staying is no move.
    public boolean mayBecome(IncidentState next) {
        return switch (this) {
            case RECEIVED -> next == BEING_CHECKED;
            case BEING_CHECKED -> next == CONFIRMED || next == NOTHING_FOUND || next == CANNOT_TELL;
            case CONFIRMED, NOTHING_FOUND, CANNOT_TELL -> next == CLOSED;
            case CLOSED -> false;
        };
    }

    /// Whether a verifier still has to decide.
    public boolean undecided() {
        return this == RECEIVED || this == BEING_CHECKED;
    }
}
