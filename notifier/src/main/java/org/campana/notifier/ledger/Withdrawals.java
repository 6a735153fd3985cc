package org.campana.notifier.ledger;

import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.DeliveriesStopped;
import org.campana.notifier.ledger.Claims.Ending;
import org.campana.notifier.ledger.Due.Veto;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes back what has not left. The mark holds from its commit on, because every claim reads it; that the
/// rows are CANCELLED one batch after the other is for the count.
@Component
public class Withdrawals {

    private final JdbcClient jdbc;
    private final Claims claims;
    private final TransactionTemplate transactions;

    Withdrawals(JdbcClient jdbc, Claims claims, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.transactions = transactions;
    }

    /// Nothing of this alert up to this revision starts any more.
    public void stop(DeliveriesStopped stopped) {
        transactions.executeWithoutResult(status -> mark(stopped.alertId(), stopped.revision()));
        cancelWaiting(stopped.alertId(), stopped.revision());
    }

    void mark(AlertId alert, int throughRevision) {
        jdbc.sql("""
                insert into notify.alert_stop as s (alert_id, through_revision) values (:alert, :through)
                on conflict (alert_id) do update
                set through_revision = greatest(s.through_revision, excluded.through_revision)
                """)
                .param("alert", alert.value())
                .param("through", throughRevision)
                .update();
    }

    void cancelWaiting(AlertId alert, int throughRevision) {
        Ending ending = new Ending(alert, 1, throughRevision, Veto.STOPPED);
        UUID after = null;
        do {
            UUID from = after;
            after = transactions.execute(status -> claims.end(ending, from));
        } while (after != null);
    }
}
