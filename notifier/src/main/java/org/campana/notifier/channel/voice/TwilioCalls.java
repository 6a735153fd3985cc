package org.campana.notifier.channel.voice;

import com.twilio.rest.api.v2010.account.Call;
import java.util.Locale;
import java.util.Optional;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.channel.sms.TwilioAccount;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.campana.notifier.channel.sms.TwilioSms.CarrierStatus;

/// Calls by Twilio's create-call request. It takes no words: whoever answers is told what is true by then, so a call
/// that waited in Twilio's queue past an all clear never rings somebody awake with what is over.
public final class TwilioCalls implements AutoCloseable {

    private final TwilioAccount account;
    private final VoiceSettings settings;
    private final VoiceUrls urls;
    private final PublicUrl publicUrl;

    TwilioCalls(TwilioSettings twilio, VoiceSettings settings, VoiceUrls urls, PublicUrl publicUrl) {
        this.account = new TwilioAccount(twilio);
        this.settings = settings;
        this.urls = urls;
        this.publicUrl = publicUrl;
    }

    SendOutcome call(Outgoing message, PhoneNumber to) {
        return account.create(
                () -> Call.creator(
                                new com.twilio.type.PhoneNumber(to.e164()),
                                new com.twilio.type.PhoneNumber(settings.from()),
                                publicUrl.called(urls.says(message.intent())))
                        .setStatusCallback(publicUrl.called(urls.status(message.intent())))
                        .setTimeout(ring(message))
                        .setTimeLimit((int) settings.longest().toSeconds())
                        .create(account.client())
                        .getSid(),
                VoiceCodes::refused);
    }

    boolean answers() {
        return account.answers();
    }

    /// There is no validity period for calls; so at least it does not ring for longer than the alert lives.
    private int ring(Outgoing message) {
        return (int) Math.min(settings.ring().toSeconds(), message.secondsLeft());
    }

    /// Asks what became of a call whose callback never came.
    ///
    /// @return empty when Twilio could not be asked, or does not know it
    public Optional<CarrierStatus> statusOf(String providerId) {
        try {
            Call call = Call.fetcher(providerId).fetch(account.client());
            return call.getStatus() == null
                    ? Optional.empty()
                    : Optional.of(new CarrierStatus(call.getStatus().toString().toLowerCase(Locale.ROOT), 0));
        } catch (RuntimeException thrown) {
            if (TwilioAccount.unanswered(thrown)) {
                return Optional.empty();
            }
            throw thrown;
        }
    }

    @Override
    public void close() {
        account.close();
    }
}
