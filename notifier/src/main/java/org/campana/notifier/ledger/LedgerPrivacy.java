package org.campana.notifier.ledger;

import java.time.Duration;
import org.campana.notifier.address.SealedPlace;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is sealed in the ledger, and how long it keeps what.
@Configuration(proxyBeanMethods = false)
class LedgerPrivacy {

    /// For a text whose alert left no other trace; the others go with their deliveries.
    private static final Duration TEXTS = Duration.ofDays(30);

    @Bean
    SealedPlace sealedTexts() {
        return SealedPlace.of(Texts.TABLE, Texts.COLUMN, "id::text");
    }

    @Bean
    RetentionClocks ledgerRetention(Retention retention, LedgerSettings settings, JdbcClient jdbc) {
        OldRows old = new OldRows(jdbc);
        return RetentionClocks.of(
                "notifier",
                RetentionClock.of(
                        "deliveries",
                        settings.keepDeliveries(),
                        "select max(expires_at) from notify.wave group by alert_id",
                        retention::forgetOld),
                old.clock("texts", TEXTS, Texts.TABLE, "created_at"),
                old.clock("callbacks", settings.keepDeliveries(), "notify.callback", "received_at"),
                old.clock("inbound", settings.keepDeliveries(), "notify.inbound", "received_at"));
    }
}
