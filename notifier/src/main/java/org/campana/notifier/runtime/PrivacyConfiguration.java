package org.campana.notifier.runtime;

import java.time.Duration;
import org.campana.eventframe.OutboxTable;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What no step keeps for itself. Topics, logs and backups belong to the whole of Campana and stand on this page,
/// because `/privacy` leads to it.
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    RetentionClocks notifierRetention(JdbcClient jdbc) {
        return RetentionClocks.of(
                "notifier",
                new OldRows(jdbc)
                        .clock("sent-events", OutboxTable.of("notify").kept(), "notify.outbox_sent", "sent_at"),
                RetentionClock.elsewhere("topics", Duration.ofDays(3)),
                RetentionClock.elsewhere("logs", Duration.ofDays(14)),
                RetentionClock.open("backups"));
    }
}
