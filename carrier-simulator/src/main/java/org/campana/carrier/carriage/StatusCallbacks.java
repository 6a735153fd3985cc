package org.campana.carrier.carriage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CallbackRecord;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.StatusChange;
import org.campana.carrier.webhook.Webhooks;
import org.springframework.stereotype.Component;

/// Twilio's status callback (docs, "Outbound message status in status callbacks").
@Component
final class StatusCallbacks {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final CarrierLedger ledger;
    private final Webhooks webhooks;
    private final CarrierSettings settings;
    private final Clock clock;

    StatusCallbacks(CarrierLedger ledger, Webhooks webhooks, CarrierSettings settings, Clock clock) {
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    /// Tells the sender that a text reached a state, as its course wants it, and returns when that is over.
    void tell(String sid, MessageStatus status) throws InterruptedException {
        CarrierMessage message = ledger.message(sid).orElseThrow();
        CarrierMessage.Terms terms = message.terms();
        if (terms == null || terms.statusCallback() == null) {
            return;
        }
        Callbacks how = terms.course().callbacks();
        if (how.lost().contains(status)) {
            ledger.recordCallback(new CallbackRecord(sid, status, 1, clock.instant(), null, "lost", true));
            return;
        }
        Thread.sleep(how.delay());
        Map<String, String> form = form(message, terms, status);
        for (int copy = 1; copy <= how.copies(); copy++) {
            boolean lastCopy = copy == how.copies();
            webhooks.post(
                    terms.statusCallback(),
                    form,
                    attempt -> ledger.recordCallback(new CallbackRecord(
                            sid,
                            status,
                            attempt.number(),
                            clock.instant(),
                            attempt.httpStatus(),
                            attempt.failure(),
                            attempt.last() && lastCopy)));
        }
    }

    private Map<String, String> form(CarrierMessage message, CarrierMessage.Terms terms, MessageStatus status) {
        Map<String, String> form = new HashMap<>();
        form.put("AccountSid", settings.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("MessageSid", message.sid());
        form.put("MessageStatus", status.wire());
        form.put("SmsSid", message.sid());
        form.put("SmsStatus", status.wire());
        form.put("From", message.from());
        form.put("To", message.to());
        if (terms.messagingServiceSid() != null) {
            form.put("MessagingServiceSid", terms.messagingServiceSid());
        }
        message.history().stream()
                .filter(change -> change.status() == status)
                .findFirst()
                .ifPresent(change -> addOutcome(form, change));
        return form;
    }

    private static void addOutcome(Map<String, String> form, StatusChange change) {
        if (change.errorCode() != null) {
            form.put("ErrorCode", change.errorCode().toString());
        }
        if (change.status() == MessageStatus.DELIVERED || change.status() == MessageStatus.UNDELIVERED) {
            form.put("RawDlrDoneDate", MINUTE.format(change.at()));
        }
    }
}
