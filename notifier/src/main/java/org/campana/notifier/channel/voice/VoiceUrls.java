package org.campana.notifier.channel.voice;

import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.sms.PublicUrl;
import org.springframework.stereotype.Component;

/// Where Twilio finds us during a call. An intent is all that stands in an address: 128 random bits, of one try.
@Component
public class VoiceUrls {

    private final PublicUrl publicUrl;

    VoiceUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /// Where it is asked what somebody hears who calls our number, as it is signed.
    public String callsIn() {
        return publicUrl.publicUrl() + "/webhooks/twilio/voice";
    }

    /// Where their pressed key goes, as it is signed.
    public String keyOfCallIn() {
        return callsIn() + "/key";
    }

    /// Where it is asked what a call says, as it is signed.
    public String says(IntentId intent) {
        return publicUrl.publicUrl() + "/webhooks/twilio/voice/" + intent;
    }

    /// Where a pressed key goes, as it is signed.
    public String key(IntentId intent) {
        return says(intent) + "/key";
    }

    /// Where it is told how a call ended, as it is signed.
    public String status(IntentId intent) {
        return says(intent) + "/status";
    }
}
