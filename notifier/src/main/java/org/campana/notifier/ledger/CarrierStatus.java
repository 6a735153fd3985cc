package org.campana.notifier.ledger;

/// How far a carrier says a text came, in the order in which a later word beats an earlier one, whichever
/// arrives first (reliability 2.2: Twilio gives no order).
public enum CarrierStatus {
    QUEUED(1),
    SENDING(2),
    SENT(3),
    FAILED(4),
    UNDELIVERED(5),
    DELIVERED(6);

    private final int rank;

    CarrierStatus(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
