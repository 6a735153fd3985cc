package org.campana.notifier.runtime;

import static org.campana.web.AccessRules.everyone;

import java.security.SecureRandom;
import java.time.Duration;
import javax.sql.DataSource;
import org.campana.eventframe.EventFrameConfiguration;
import org.campana.eventframe.Outbox;
import org.campana.eventframe.OutboxTable;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.campana.notifier.channel.sms.SmsAccounts;
import org.campana.notifier.retry.RetryPolicy;
import org.campana.notifier.retry.RetrySettings;
import org.campana.web.AccessRules;
import org.campana.web.Migrations;
import org.campana.web.WebFrameConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Everything the notifier is made of. Imported by whatever process it runs in.
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = "org.campana.notifier", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("org.campana.notifier")
@Import({WebFrameConfiguration.class, EventFrameConfiguration.class})
public class NotifierConfiguration {

    /// Of an alert to thousands, reports are appended with each commit; sent and heard a few at a time, each costs the
    /// broker and the desk as much as hundreds do. Nobody waits for a text behind them.
    private static final Duration GATHER = Duration.ofMillis(100);

    @Bean(initMethod = "migrate")
    Flyway notifyFlyway(DataSource dataSource) {
        return Migrations.of(dataSource, "notify");
    }

    @Bean
    Outbox notifierOutbox(
            JdbcClient jdbc,
            KafkaTemplate<String, Event> eventTemplate,
            TopicNames names,
            TransactionTemplate transactions) {
        return new Outbox(
                jdbc,
                eventTemplate,
                names,
                transactions,
                OutboxTable.of("notify").gathering(GATHER));
    }

    @Bean
    RetryPolicy notifierRetryPolicy(RetrySettings settings, SmsAccounts accounts) {
        return new RetryPolicy(settings, new SecureRandom(), accounts.standby());
    }

    /// Carriers call these; the steps check the signature themselves.
    @Bean
    AccessRules notifierAccess() {
        return AccessRules.of(
                everyone(HttpMethod.POST, "/webhooks/twilio/status/*"),
                everyone(HttpMethod.POST, "/webhooks/twilio/messages"),
                everyone(HttpMethod.POST, "/webhooks/twilio/voice"),
                everyone(HttpMethod.POST, "/webhooks/twilio/voice/*"),
                everyone(HttpMethod.POST, "/webhooks/twilio/voice/*/key"),
                everyone(HttpMethod.POST, "/webhooks/twilio/voice/*/status"),
                everyone(HttpMethod.POST, "/webhooks/notices/*"));
    }
}
