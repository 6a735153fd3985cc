package org.campana.dispatcher.runtime;

import java.time.Duration;
import org.campana.eventframe.OutboxTable;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the dispatcher keeps beside the texts of its alerts.
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    /// As long as the cap per person looks back.
    private static final Duration TOLD = Duration.ofHours(1);

    @Bean
    RetentionClocks dispatcherRetention(JdbcClient jdbc) {
        OldRows old = new OldRows(jdbc);
        return RetentionClocks.of(
                "dispatcher",
                old.clock("told", TOLD, "dispatch.told", "told_at"),
                old.clock("sent-events", OutboxTable.of("dispatch").kept(), "dispatch.outbox_sent", "sent_at"),
                RetentionClock.open("audience"));
    }
}
