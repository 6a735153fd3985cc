package org.campana.notifier.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.channel.Channel;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The channel of texts by the first account, and once more by the standby where one is set.
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {

    private static final String STANDBY_IS_SET = "!'${campana.sms.standby.account-sid:}'.isBlank()";

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
    @ConditionalOnExpression(STANDBY_IS_SET)
    Channel standbySmsChannel(SmsAccounts accounts, AddressBook addresses, StandbySettings settings) {
        return new SmsChannel(Channel.STANDBY, accounts.sms(Channel.STANDBY), addresses, settings.pace());
    }

    @Bean
    @ConditionalOnExpression(STANDBY_IS_SET)
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
}
