package org.campana.carrier.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Sids;
import org.campana.carrier.ledger.StatusChange;
import org.campana.events.sms.SmsText;
import org.springframework.stereotype.Component;

/// Writes a text down as taken.
@Component
final class Acceptance {

    private final CarrierLedger ledger;
    private final CarrierSettings settings;
    private final Clock clock;

    Acceptance(CarrierLedger ledger, CarrierSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /// The text is in the ledger when this returns; nobody was told of it yet.
    CarrierMessage write(Direction direction, String to, String body, CarrierMessage.Terms terms) {
        Instant now = clock.instant();
        SmsText text = SmsText.of(body);
        MessageStatus first = terms.messagingServiceSid() == null ? MessageStatus.QUEUED : MessageStatus.ACCEPTED;
        CarrierMessage message = new CarrierMessage(
                Sids.message(),
                direction,
                settings.number(),
                to,
                body,
                text.encoding(),
                text.segments(),
                terms,
                now,
                List.of(new StatusChange(first, now, null)),
                false);
        ledger.recordAccepted(message);
        return message;
    }
}
