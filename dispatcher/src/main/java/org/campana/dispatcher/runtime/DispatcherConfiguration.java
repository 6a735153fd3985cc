package org.campana.dispatcher.runtime;

import static org.campana.web.AccessRules.allow;
import static org.campana.web.AccessRules.signedIn;

import javax.sql.DataSource;
import org.campana.eventframe.EventFrameConfiguration;
import org.campana.eventframe.Outbox;
import org.campana.eventframe.OutboxTable;
import org.campana.eventframe.TopicNames;
import org.campana.eventframe.TransactionalEvents;
import org.campana.events.Event;
import org.campana.web.AccessRules;
import org.campana.web.Migrations;
import org.campana.web.Role;
import org.campana.web.WebFrameConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Everything the dispatcher is made of. Imported by whatever process it runs in.
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = "org.campana.dispatcher", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("org.campana.dispatcher")
@Import({WebFrameConfiguration.class, EventFrameConfiguration.class})
public class DispatcherConfiguration {

    @Bean(initMethod = "migrate")
    Flyway dispatchFlyway(DataSource dataSource) {
        return Migrations.of(dataSource, "dispatch");
    }

    @Bean
    Outbox dispatcherOutbox(
            JdbcClient jdbc,
            KafkaTemplate<String, Event> eventTemplate,
            TopicNames names,
            TransactionTemplate transactions) {
        return new Outbox(jdbc, eventTemplate, names, transactions, OutboxTable.of("dispatch"));
    }

    /// One Kafka transaction a record, for the listeners whose output is events.
    @Bean
    TransactionalEvents.Flow dispatcherFlow(TransactionalEvents events) {
        return events.flow("dispatcher");
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Event> dispatcherListeners(
            @Qualifier("dispatcherFlow") TransactionalEvents.Flow flow) {
        return flow.listeners();
    }

    @Bean
    AccessRules dispatcherAccess() {
        return AccessRules.of(
                signedIn(HttpMethod.GET, "/api/v1/schools"),
                signedIn(HttpMethod.GET, "/api/v1/schools/*"),
                allow(HttpMethod.PUT, "/api/v1/schools/*", Role.NETWORK_ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/wordings",
                        Role.TRANSLATOR,
                        Role.NETWORK_ADMIN,
                        Role.VERIFIER,
                        Role.RELEASER),
                allow(HttpMethod.GET, "/api/v1/wordings/*/*", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.PUT, "/api/v1/wordings/*/*", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/api/v1/forecasts", Role.SERVICE, Role.VERIFIER, Role.RELEASER));
    }
}
