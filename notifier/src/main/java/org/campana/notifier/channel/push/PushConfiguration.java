package org.campana.notifier.channel.push;

import java.net.URI;
import java.time.Clock;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.campana.notifier.address.Devices;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.programme.Programme;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// The channel, where there are keys for it; without them no device can join, and none is written to.
@Configuration(proxyBeanMethods = false)
@Conditional(PushConfiguration.KeysAreSet.class)
class PushConfiguration {

    @Bean
    PushTransport pushTransport(
            PushSettings settings, @Value("${campana.demo:false}") boolean demo, PublicUrl publicUrl) {
        if (settings.simulated() != null && !demo && !isThisMachine(publicUrl.publicUrl())) {
            throw new IllegalArgumentException(
                    "campana.push.simulated is set, and campana.public-url is for real people:"
                            + " notices could go to a simulator. Remove it, or set campana.demo for a trial");
        }
        return new PushTransport(settings, new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, settings.services()));
    }

    @Bean
    Channel pushChannel(
            PushSettings settings,
            PushTransport transport,
            Devices devices,
            Programme programme,
            Clock clock,
            PublicUrl publicUrl) {
        String url = publicUrl.publicUrl().toString();
        String contact = settings.contact().isEmpty() ? url : settings.contact();
        return new PushChannel(
                devices,
                new WebPush(
                        transport,
                        settings.services(),
                        new Vapid(VapidKeys.of(settings), contact, clock),
                        new Notice(programme, url)),
                settings);
    }

    private static boolean isThisMachine(URI address) {
        return "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
    }

    /// One of the two keys is set: then both must be right.
    static final class KeysAreSet extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = StringUtils.hasText(context.getEnvironment().getProperty("campana.push.vapid-private-key"))
                    || StringUtils.hasText(context.getEnvironment().getProperty("campana.push.vapid-public-key"));
            return new ConditionOutcome(set, ConditionMessage.of(set ? "VAPID keys are set" : "no VAPID keys"));
        }
    }
}
