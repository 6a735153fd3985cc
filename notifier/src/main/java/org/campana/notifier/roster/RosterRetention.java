package org.campana.notifier.roster;

import java.time.Duration;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How long lists wait, and how long an invitation holds.
@Configuration(proxyBeanMethods = false)
class RosterRetention {

    @Bean
    RetentionClocks rosterClocks(RosterImports imports, Invitations invitations) {
        return RetentionClocks.of(
                "notifier",
                RetentionClock.of(
                        "roster-waiting",
                        RosterImports.WAITS,
                        "select sent_at from notify.roster_import where confirmed_at is null",
                        imports::dropUnconfirmed),
                RetentionClock.of(
                        "roster-done",
                        Duration.ofDays(3),
                        "select confirmed_at from notify.roster_import where confirmed_at is not null",
                        imports::forgetConfirmed),
                RetentionClock.of(
                        "invitations",
                        Invitations.VALID,
                        "select until - interval '30 days' from notify.invitation",
                        invitations::forgetOld));
    }
}
