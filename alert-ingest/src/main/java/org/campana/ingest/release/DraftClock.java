package org.campana.ingest.release;

import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends alerts that nobody approved in time, by the database's clock.
@Component
class DraftClock {

    private static final Logger log = LoggerFactory.getLogger(DraftClock.class);

    private final Alerts alerts;
    private final Deadlines deadlines;
    private final Audit audit;
    private final TransactionTemplate transactions;

    DraftClock(Alerts alerts, Deadlines deadlines, Audit audit, TransactionTemplate transactions) {
        this.alerts = alerts;
        this.deadlines = deadlines;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        deadlines
                .unapproved()
                .forEach(id -> transactions.executeWithoutResult(transaction -> {
                    if (alerts.move(id, AlertState.PENDING_APPROVAL, AlertState.EXPIRED)) {
                        audit.byClock(Fact.ALERT_EXPIRED, id.value(), "nobody approved it in time");
                        log.atInfo().addKeyValue("alertId", id).log("alert expired before it was approved");
                    }
                }));
    }
}
