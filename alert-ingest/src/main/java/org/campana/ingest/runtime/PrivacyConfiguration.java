package org.campana.ingest.runtime;

import java.time.Duration;
import org.campana.eventframe.OutboxTable;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What alert-ingest keeps beside reports and deliveries.
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    RetentionClocks ingestRetention(JdbcClient jdbc) {
        OldRows old = new OldRows(jdbc);
        return RetentionClocks.of(
                "ingest",
                // As long as the repeat of a request gets the same answer.
                old.clock("answered", Duration.ofDays(1), "ingest.answered", "created_at"),
                old.clock("sent-events", OutboxTable.of("ingest").kept(), "ingest.outbox_sent", "sent_at"),
                old.clock("dead-letter-deeds", Duration.ofDays(30), "ingest.dead_letter_done", "done_at"),
                RetentionClock.open("audit"));
    }
}
