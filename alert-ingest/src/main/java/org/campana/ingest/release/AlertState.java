package org.campana.ingest.release;

/// Where an alert stands (design, section 4). PostgreSQL holds the same table in `ingest.alert_move`.
public enum AlertState {
    /// Being written, within one transaction.
    DRAFT("Being written"),
    /// Waiting for a second person.
    PENDING_APPROVAL("Waits for approval"),
    /// Let go; texts are leaving or have left.
    RELEASED("Released"),
    /// Every text came to its end.
    COMPLETED("Completed"),
    /// A second person said no.
    REJECTED("Sent back"),
    /// Somebody pulled the brake, or the author withdrew it.
    STOPPED("Stopped"),
    /// Its time ran out before it was approved, or before everything had left.
    EXPIRED("Expired");

    private final String words;

    AlertState(String words) {
        this.words = words;
    }

    /// The same words everywhere a person reads them.
    public String words() {
        return words;
    }

    /// Whether the table has this move. Staying is no move.
    public boolean mayBecome(AlertState next) {
        return switch (this) {
            case DRAFT -> next == PENDING_APPROVAL || next == RELEASED;
            case PENDING_APPROVAL -> next == RELEASED || next == REJECTED || next == STOPPED || next == EXPIRED;
            case RELEASED -> next == COMPLETED || next == STOPPED || next == EXPIRED;
            case COMPLETED, REJECTED, STOPPED, EXPIRED -> false;
        };
    }
}
