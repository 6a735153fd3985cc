package org.campana.dispatcher.enlist;

import java.time.Duration;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How long lists of schools wait.
@Configuration(proxyBeanMethods = false)
class ImportRetention {

    @Bean
    RetentionClocks schoolImportClocks(SchoolImports imports) {
        return RetentionClocks.of(
                "dispatcher",
                RetentionClock.of(
                        "schools-waiting",
                        SchoolImports.WAITS,
                        "select sent_at from dispatch.school_import where confirmed_at is null",
                        imports::forget),
                RetentionClock.of(
                        "schools-done",
                        Duration.ofDays(3),
                        "select confirmed_at from dispatch.school_import where confirmed_at is not null",
                        imports::forget));
    }
}
