package org.campana.notifier.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/// The channel of texts by the first account, and once more by the standby where one is set.
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {

    @Bean
    Channel smsChannel(SmsAccounts accounts, AddressBook addresses, SmsSettings settings) {
        return new SmsChannel(Channel.FIRST, accounts.sms(Channel.FIRST), addresses, settings.pace());
    }

    @Bean
    TwilioRegistration smsRegistration(
            SmsAccounts accounts, JdbcClient jdbc, RegistrationSettings settings, MeterRegistry registry) {
        return new TwilioRegistration(Channel.FIRST, accounts.sms(Channel.FIRST), jdbc, settings, registry);
    }

    @Bean
    @Conditional(StandbyIsSet.class)
    Channel standbySmsChannel(SmsAccounts accounts, AddressBook addresses, StandbySettings settings) {
        return new SmsChannel(Channel.STANDBY, accounts.sms(Channel.STANDBY), addresses, settings.pace());
    }

    @Bean
    @Conditional(StandbyIsSet.class)
    TwilioRegistration standbySmsRegistration(
            SmsAccounts accounts,
            JdbcClient jdbc,
            RegistrationSettings settings,
            StandbySettings standby,
            MeterRegistry registry) {
        return new TwilioRegistration(
                Channel.STANDBY,
                accounts.sms(Channel.STANDBY),
                jdbc,
                settings.with(standby.registeredByHand()),
                registry);
    }

    static final class StandbyIsSet extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = StringUtils.hasText(context.getEnvironment().getProperty("campana.sms.standby.account-sid"));
            return new ConditionOutcome(
                    set, ConditionMessage.of(set ? "a standby account is set" : "no standby account"));
        }
    }
}
