package org.campana.notifier.channel.voice;

import org.campana.events.ClipId;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.sms.PublicUrl;
import org.springframework.stereotype.Component;

/// Where Twilio finds us during a call. An intent or a clip is all that stands in an address: 96 random bits or more
/// of one try, or those of a recording that names nobody.
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

    /// Where it fetches a recording, without a login: whoever has the address hears no more than everybody may.
    public String clip(ClipId clip) {
        return publicUrl.publicUrl() + "/clips/" + clip + ".wav";
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
