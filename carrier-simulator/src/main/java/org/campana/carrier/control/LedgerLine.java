package org.campana.carrier.control;

import java.time.Instant;
import org.campana.carrier.ledger.CarrierMessage;
import org.jspecify.annotations.Nullable;

/// One text of the ledger as JSON.
record LedgerLine(
        String sid,
        String direction,
        String from,
        String to,
        String body,
        @Nullable String intent,
        Instant acceptedAt,
        String status,
        Instant statusAt,
        @Nullable Instant sentAt,
        @Nullable Integer errorCode,
        String encoding,
        int segments) {

    static LedgerLine of(CarrierMessage message) {
        return new LedgerLine(
                message.sid(),
                message.direction().wire(),
                message.from(),
                message.to(),
                message.body(),
                message.intent(),
                message.acceptedAt(),
                message.status().wire(),
                message.last().at(),
                message.sentAt(),
                message.last().errorCode(),
                message.encoding().name(),
                message.segments());
    }
}
