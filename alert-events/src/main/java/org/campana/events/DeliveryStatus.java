package org.campana.events;

/// Where one delivery stands, in the network's own words (design, section 4). A terminal one never goes back.
public enum DeliveryStatus {
    /// Written down, nothing done yet.
    CREATED(false, false),
    /// In the ledger, waiting for its turn.
    QUEUED(false, false),
    /// Handed to the carrier, or in doubt whether it was.
    SENDING(false, false),
    /// The carrier passed it on; no receipt from the phone yet, and perhaps never one.
    SENT(false, true),
    /// The phone has it. Delivered is not read.
    DELIVERED(true, true),
    /// The phone could not take it, and its time ran out or the tries did.
    FAILED_TEMPORARY(true, false),
    /// This number will never take it.
    FAILED_PERMANENT(true, false),
    /// Our own or the carrier's fault.
    FAILED_TECHNICAL(true, false),
    /// Too old to send.
    EXPIRED(true, false),
    /// Held back, with a [SuppressionReason].
    SUPPRESSED(true, false),
    /// Stopped, or made needless by a follow-up, before it left.
    CANCELLED(true, false);

    private final boolean terminal;
    private final boolean reached;

    DeliveryStatus(boolean terminal, boolean reached) {
        this.terminal = terminal;
        this.reached = reached;
    }

    /// Whether nothing can change it any more.
    public boolean terminal() {
        return terminal;
    }

    /// Whether the text is known to have left the carrier towards the phone.
    public boolean reached() {
        return reached;
    }
}
