package org.campana.notifier.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.messaging.v1.TollfreeVerification;
import com.twilio.rest.messaging.v1.service.UsAppToPerson;
import java.util.Locale;
import java.util.Optional;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.jspecify.annotations.Nullable;

/// Texts by the create-message call of one account. What the SDK throws is turned into an outcome here and nowhere
/// else; its messages are never passed on, because they can quote the number.
public final class TwilioSms implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final TwilioAccount account;
    private final TwilioRestClient twilio;
    private final TwilioSettings settings;
    private final PublicUrl publicUrl;

    public TwilioSms(TwilioSettings settings, PublicUrl publicUrl) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.account = new TwilioAccount(settings);
        this.twilio = account.client();
    }

    SendOutcome send(Outgoing message, PhoneNumber to) {
        // Smart encoding replaces typographic quotes and dashes only; accents stay, and segments were counted before
        // it, so it can but save one.
        return account.create(
                () -> from(to, message.text())
                        .setStatusCallback(publicUrl.statusCallback(message.intent()))
                        .setValidityPeriod(message.secondsLeft())
                        .setSmartEncoded(true)
                        .setRiskCheck(Message.RiskCheck.ENABLE)
                        .create(twilio)
                        .getSid(),
                TwilioCodes::refused);
    }

    private MessageCreator from(PhoneNumber to, String text) {
        com.twilio.type.PhoneNumber there = new com.twilio.type.PhoneNumber(to.e164());
        String sender = settings.messagingServiceSid();
        return settings.isService()
                ? Message.creator(there, sender, text)
                : Message.creator(there, new com.twilio.type.PhoneNumber(sender), text);
    }

    boolean answers() {
        return account.answers();
    }

    /// Asks what became of a message whose callbacks never came.
    ///
    /// @return empty when Twilio could not be asked, or does not know it
    public Optional<CarrierStatus> statusOf(String providerId) {
        try {
            Message message = Message.fetcher(providerId).fetch(twilio);
            return message.getStatus() == null
                    ? Optional.empty()
                    : Optional.of(new CarrierStatus(
                            message.getStatus().toString().toLowerCase(Locale.ROOT), orZero(message.getErrorCode())));
        } catch (NoAnswer | ApiException unanswered) {
            return Optional.empty();
        }
    }

    /// Whether the sender is registered with the carriers: the campaign of the messaging service is VERIFIED, or the
    /// account has a toll-free number whose verification is TWILIO_APPROVED (Twilio 30034, 30032).
    Registered registered() {
        try {
            if (settings.isService() && campaignVerified()) {
                return Registered.REGISTERED;
            }
            return TollfreeVerification.reader()
                            .setStatus(TollfreeVerification.Status.TWILIO_APPROVED)
                            .read(twilio)
                            .iterator()
                            .hasNext()
                    ? Registered.REGISTERED
                    : Registered.NOT_REGISTERED;
        } catch (NoAnswer unanswered) {
            return Registered.NO_ANSWER;
        } catch (ApiException refused) {
            // Of a messaging service that is not there nothing can be registered; all else says nothing about it.
            return Integer.valueOf(NOT_FOUND).equals(refused.getStatusCode())
                    ? Registered.NOT_REGISTERED
                    : Registered.NO_ANSWER;
        } catch (RuntimeException unreadable) {
            return Registered.NO_ANSWER;
        }
    }

    private boolean campaignVerified() {
        for (UsAppToPerson campaign :
                UsAppToPerson.reader(settings.messagingServiceSid()).read(twilio)) {
            if ("VERIFIED".equals(campaign.getCampaignStatus())) {
                return true;
            }
        }
        return false;
    }

    private static int orZero(@Nullable Integer code) {
        return code == null ? 0 : code;
    }

    @Override
    public void close() {
        account.close();
    }

    /// What the carrier says of the sender.
    enum Registered {
        REGISTERED,
        NOT_REGISTERED,
        /// It could not be asked.
        NO_ANSWER
    }

    /// What the carrier says of a text.
    ///
    /// @param status in Twilio's words, such as `delivered`
    /// @param errorCode 0 for none
    public record CarrierStatus(String status, int errorCode) {}
}
