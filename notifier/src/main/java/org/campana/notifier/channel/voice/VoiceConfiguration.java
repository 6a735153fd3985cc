package org.campana.notifier.channel.voice;

import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The channel, where there is a number to call from; without one nobody is called.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${campana.voice.from:}'.isBlank()")
class VoiceConfiguration {

    @Bean
    TwilioCalls twilioCalls(TwilioSettings twilio, VoiceSettings settings, VoiceUrls urls, PublicUrl publicUrl) {
        return new TwilioCalls(twilio, settings, urls, publicUrl);
    }

    @Bean
    Channel voiceChannel(TwilioCalls twilio, AddressBook addresses, VoiceSettings settings) {
        return new VoiceChannel(twilio, addresses, settings.pace());
    }
}
