package org.campana.ingest.progress;

import org.campana.events.AlertId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.release.Alerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends released alerts: completed when every text came to its end, or when its time ran out and every text had left;
/// expired when its time ran out before.
@Component
class Ending {

    private static final Logger log = LoggerFactory.getLogger(Ending.class);

    private final Alerts alerts;
    private final Counting counting;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Ending(Alerts alerts, Counting counting, Audit audit, TransactionTemplate transactions) {
        this.alerts = alerts;
        this.counting = counting;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Completes the alert if nothing of it is open any more.
    void look(AlertId alert) {
        if (counting.ofFirst(alert).finished()) {
            end(alert, AlertState.COMPLETED, Fact.ALERT_COMPLETED, "every text came to its end");
        }
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        for (AlertId alert : alerts.overdue()) {
            if (counting.ofFirst(alert).left()) {
                end(alert, AlertState.COMPLETED, Fact.ALERT_COMPLETED, "its time ran out and every text had left");
            } else {
                end(alert, AlertState.EXPIRED, Fact.ALERT_EXPIRED, "its time ran out before every text had left");
            }
        }
    }

    private void end(AlertId alert, AlertState how, Fact fact, String cause) {
        transactions.executeWithoutResult(transaction -> {
            if (alerts.end(alert, how)) {
                audit.byClock(fact, alert.value(), cause);
                log.atInfo()
                        .addKeyValue("alertId", alert)
                        .addKeyValue("state", how)
                        .log("alert ended");
            }
        });
    }
}
