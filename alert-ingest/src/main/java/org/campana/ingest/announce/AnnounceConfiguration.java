package org.campana.ingest.announce;

import org.campana.eventframe.Outbox;
import org.campana.eventframe.OutboxTable;
import org.campana.eventframe.TopicNames;
import org.campana.events.Event;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AnnounceConfiguration {

    @Bean
    Outbox ingestOutbox(
            JdbcClient jdbc, KafkaTemplate<String, Event> eventTemplate, TopicNames names, TransactionTemplate tx) {
        return new Outbox(jdbc, eventTemplate, names, tx, OutboxTable.of("ingest"));
    }
}
