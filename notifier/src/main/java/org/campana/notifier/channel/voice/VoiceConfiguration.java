package org.campana.notifier.channel.voice;

import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// The channel, where there is a number to call from; without one nobody is called.
@Configuration(proxyBeanMethods = false)
@Conditional(VoiceConfiguration.NumberIsSet.class)
class VoiceConfiguration {

    @Bean
    TwilioCalls twilioCalls(TwilioSettings twilio, VoiceSettings settings, VoiceUrls urls, PublicUrl publicUrl) {
        return new TwilioCalls(twilio, settings, urls, publicUrl);
    }

    @Bean
    Channel voiceChannel(TwilioCalls twilio, AddressBook addresses, VoiceSettings settings) {
        return new VoiceChannel(twilio, addresses, settings.pace());
    }

    static final class NumberIsSet extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = StringUtils.hasText(context.getEnvironment().getProperty("campana.voice.from"));
            return new ConditionOutcome(
                    set, ConditionMessage.of(set ? "a number to call from is set" : "no number to call from"));
        }
    }
}
