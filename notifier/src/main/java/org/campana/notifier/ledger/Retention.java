package org.campana.notifier.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who was told what is kept for 72 hours after an alert's end (reliability C15); counts live on at
/// alert-ingest.
@Component
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int ALERTS_AT_ONCE = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final double seconds;

    Retention(JdbcClient jdbc, TransactionTemplate transactions, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seconds = settings.keepDeliveries().toSeconds();
    }

    /// Deletes what has been kept for long enough; a few alerts at a time, so that no lock is long.
    public void forgetOld() {
        Integer alerts = transactions.execute(status -> forgetSome());
        if (alerts != null && alerts > 0) {
            log.atInfo().addKeyValue("alerts", alerts).log("old deliveries deleted");
        }
    }

    private int forgetSome() {
        String[] old = jdbc.sql("""
                        select alert_id from notify.wave group by alert_id
                        having max(expires_at) < now() - make_interval(secs => :seconds) limit :most
                        """)
                .param("seconds", seconds)
                .param("most", ALERTS_AT_ONCE)
                .query((row, number) -> row.getString("alert_id"))
                .list()
                .toArray(String[]::new);
        for (String statement : new String[] {
            "delete from notify.callback c using notify.attempt a, notify.delivery d where a.intent = c.intent"
                    + " and d.id = a.delivery_id and d.alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.attempt a using notify.delivery d where d.id = a.delivery_id"
                    + " and d.alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.delivery where alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.message_text where alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.follow_up_text where alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.follow_up where alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.alert_stop where alert_id = any(cast(:alerts as uuid[]))",
            "delete from notify.wave where alert_id = any(cast(:alerts as uuid[]))"
        }) {
            jdbc.sql(statement).param("alerts", old).update();
        }
        jdbc.sql("delete from notify.inbound where received_at < now() - make_interval(secs => :seconds)")
                .param("seconds", seconds)
                .update();
        jdbc.sql("delete from notify.sender_run where ended_at < now() - make_interval(secs => :seconds)")
                .param("seconds", seconds)
                .update();
        return old.length;
    }
}
