package org.campana.carrier.phone;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CallbackRecord;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.ledger.Sids;
import org.campana.carrier.ledger.StatusChange;
import org.campana.carrier.messages.MessageIntake;
import org.campana.carrier.webhook.WebhookAttempt;
import org.campana.carrier.webhook.Webhooks;
import org.campana.events.sms.SmsText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What the owners of the phones do.
@Component
public final class Phones implements SmartLifecycle {

    private final CarrierLedger ledger;
    private final MessageIntake intake;
    private final Webhooks webhooks;
    private final CarrierSettings settings;
    private final Clock clock;
    private volatile @Nullable ExecutorService threads;

    Phones(CarrierLedger ledger, MessageIntake intake, Webhooks webhooks, CarrierSettings settings, Clock clock) {
        this.ledger = ledger;
        this.intake = intake;
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    /// Names a phone, so that the page shows whose it is.
    public void register(Phone phone) {
        ledger.recordPhone(phone);
    }

    /// The named phone, or one without a name.
    public Phone phone(String number) {
        return ledger.phones().stream()
                .filter(phone -> phone.number().equals(number))
                .findFirst()
                .orElseGet(() -> Phone.unnamed(number));
    }

    /// A phone texts our number. Returns once the text is in the ledger; the application is told after
    /// that.
    ///
    /// @param number of the phone, E.164
    /// @throws IllegalArgumentException if the text is empty
    public CarrierMessage text(String number, String body) {
        if (body.isBlank()) {
            throw new IllegalArgumentException("body must not be empty");
        }
        Instant now = clock.instant();
        SmsText text = SmsText.of(body);
        CarrierMessage message = new CarrierMessage(
                Sids.message(),
                Direction.INBOUND,
                number,
                settings.number(),
                body,
                text.encoding(),
                text.segments(),
                null,
                now,
                List.of(new StatusChange(MessageStatus.RECEIVED, now, null)),
                false);
        Optional<OptOutWord> word = filtered(body);
        ledger.recordAccepted(message);
        word.ifPresent(each -> obey(each, number));
        deliver(message);
        return message;
    }

    private Optional<OptOutWord> filtered(String body) {
        return settings.optOut().filter() ? OptOutWord.of(body) : Optional.empty();
    }

    private void obey(OptOutWord word, String number) {
        switch (word) {
            case STOP -> ledger.recordBlocked(number, true, clock.instant());
            case START -> ledger.recordBlocked(number, false, clock.instant());
            case HELP -> {}
        }
        if (settings.optOut().answers()) {
            intake.reply(number, word.answer());
        }
    }

    private void deliver(CarrierMessage message) {
        ExecutorService running = threads;
        if (running == null || settings.inboundUrl().isBlank()) {
            return; // not running: the next start goes on; no URL: nobody wants to know
        }
        try {
            Future<?> _ = running.submit(() -> {
                tell(message);
                return null;
            });
        } catch (RejectedExecutionException stoppedMeanwhile) {
            // The next start goes on.
        }
    }

    private void tell(CarrierMessage message) throws InterruptedException {
        WebhookAttempt answer = webhooks.post(
                settings.inboundUrl(),
                form(message),
                attempt -> ledger.recordCallback(new CallbackRecord(
                        message.sid(),
                        MessageStatus.RECEIVED,
                        attempt.number(),
                        clock.instant(),
                        attempt.httpStatus(),
                        attempt.failure(),
                        attempt.last())));
        // Twilio drops answers to a phone that said STOP, as a create would be refused with 21610.
        if (answer.taken() && !(settings.optOut().filter() && ledger.blocked(message.from()))) {
            TwiMl.messages(answer.body()).forEach(text -> intake.reply(message.from(), text));
        }
    }

    private Map<String, String> form(CarrierMessage message) {
        Map<String, String> form = new HashMap<>();
        form.put("AccountSid", settings.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("Body", message.body());
        form.put("From", message.from());
        form.put("FromCountry", "US");
        form.put("MessageSid", message.sid());
        form.put("NumMedia", "0");
        form.put("NumSegments", Integer.toString(message.segments()));
        form.put("SmsMessageSid", message.sid());
        form.put("SmsSid", message.sid());
        form.put("SmsStatus", MessageStatus.RECEIVED.wire());
        form.put("To", message.to());
        form.put("ToCountry", "US");
        if (!settings.messagingServiceSid().isEmpty()) {
            form.put("MessagingServiceSid", settings.messagingServiceSid());
        }
        filtered(message.body()).ifPresent(word -> form.put("OptOutType", word.name()));
        return form;
    }

    @Override
    public void start() {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("phones-", 0).factory());
        ledger.messages(message -> message.direction() == Direction.INBOUND
                        && !ledger.concluded(message.sid(), MessageStatus.RECEIVED))
                .forEach(this::deliver);
    }

    @Override
    public void stop() {
        ExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
