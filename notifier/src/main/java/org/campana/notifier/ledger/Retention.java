package org.campana.notifier.ledger;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was told what is kept for 72 hours after an alert's end (reliability C15); counts live on at
/// alert-ingest. Deletes a few thousand rows a statement, so that no lock is long.
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final String DELIVERIES = """
            with gone as (
              delete from notify.delivery where id in (
                select id from notify.deliveries(:alert) order by id limit 5000)
              returning id)
            delete from notify.attempt a using gone where a.delivery_id = gone.id
            """;
    private static final List<String> BY_ALERT = List.of(
            "delete from notify.message_text where alert_id = :alert",
            "delete from notify.follow_up_text where alert_id = :alert",
            "delete from notify.follow_up where alert_id = :alert",
            "delete from notify.alert_stop where alert_id = :alert",
            "delete from notify.wave where alert_id = :alert");
    private static final String SENDERS =
            "delete from notify.sender_run where ended_at < now() - make_interval(secs => :seconds)";

    private final JdbcClient jdbc;
    private final double seconds;

    Retention(JdbcClient jdbc, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.seconds = settings.keepDeliveries().toSeconds();
    }

    /// Deletes what has been kept for long enough.
    void forgetOld() {
        List<UUID> old = jdbc.sql("""
                        select alert_id from notify.wave group by alert_id
                        having max(expires_at) < now() - make_interval(secs => :seconds)
                        """)
                .param("seconds", seconds)
                .query((row, number) -> Columns.uuid(row, "alert_id"))
                .list();
        for (UUID alert : old) {
            untilNone(DELIVERIES, alert);
            BY_ALERT.forEach(
                    statement -> jdbc.sql(statement).param("alert", alert).update());
        }
        jdbc.sql(SENDERS).param("seconds", seconds).update();
        if (!old.isEmpty()) {
            log.atInfo().addKeyValue("alerts", old.size()).log("old deliveries deleted");
        }
    }

    private void untilNone(String statement, UUID alert) {
        int deleted;
        do {
            deleted = jdbc.sql(statement).param("alert", alert).update();
        } while (deleted > 0);
    }
}
