package org.campana.standalone.operator;

import java.util.Map;
import org.campana.eventframe.Outbox;
import org.campana.eventframe.OutboxTable;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What a command of an operator needs of the notifier: people, consent and keys, beside a database and nothing else.
/// Nothing in it runs by itself, listens, or talks to a broker: what it tells the dispatcher waits in the outbox for
/// the
/// notifier that runs, or for the next that does.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@ComponentScan(
        basePackages = "org.campana.notifier",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.campana\\.notifier\\.address\\.(AddressBook|Vault|KeyCheck)",
                            "org\\.campana\\.notifier\\.consent\\.(Consent|LeaversJournal)",
                            "org\\.campana\\.notifier\\.enrol\\.(Enrolment|ExpressConsent|Subscriptions)",
                            "org\\.campana\\.notifier\\.reach\\.Unreachable",
                            "org\\.campana\\.notifier\\.disclose\\.Disclosure"
                        }))
@ConfigurationPropertiesScan({
    "org.campana.notifier.address",
    "org.campana.notifier.consent",
    "org.campana.notifier.enrol"
})
class OperatorConfiguration {

    /// Starts nothing: no relay of the outbox, no check that writes.
    @Bean
    LifecycleProcessor lifecycleProcessor() {
        return new LifecycleProcessor() {
            @Override
            public void onRefresh() {}

            @Override
            public void onClose() {}

            @Override
            public void start() {}

            @Override
            public void stop() {}

            @Override
            public boolean isRunning() {
                return false;
            }
        };
    }

    @Bean
    Outbox notifierOutbox(JdbcClient jdbc, TransactionTemplate transactions) {
        KafkaTemplate<String, Event> nobody = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        return new Outbox(jdbc, nobody, new TopicNames(""), transactions, OutboxTable.of("notify"));
    }
}
