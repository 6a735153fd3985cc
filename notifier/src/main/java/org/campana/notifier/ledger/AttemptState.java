package org.campana.notifier.ledger;

/// Where one request to a carrier stands (reliability 2.1).
enum AttemptState {
    /// Waits for its turn.
    PENDING,
    /// Committed before the request starts: from here on it may have been sent.
    SUBMITTING,
    /// The carrier has it, by its answer or by a callback.
    ACCEPTED,
    /// Nobody knows.
    AMBIGUOUS,
    /// The carrier said no.
    REFUSED,
    /// Never made: stopped, too old, or not wanted.
    CLOSED
}
