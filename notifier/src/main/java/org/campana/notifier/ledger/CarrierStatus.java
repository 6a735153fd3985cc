package org.campana.notifier.ledger;

/// How far a carrier says a text came, in the order in which a later word beats an earlier one, whichever arrives
/// first (reliability 2.2: Twilio gives no order).
public enum CarrierStatus {
    QUEUED,
    SENDING,
    SENT,
    FAILED,
    UNDELIVERED,
    DELIVERED;

    int rank() {
        return ordinal() + 1;
    }
}
