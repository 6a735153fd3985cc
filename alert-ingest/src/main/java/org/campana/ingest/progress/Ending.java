package org.campana.ingest.progress;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.campana.events.AlertId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.release.Alerts;
import org.campana.ingest.release.Deadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends released alerts: completed when every text came to its end, or when its time ran out and every text had left;
/// expired when its time ran out before.
@Component
class Ending {

    private static final Logger log = LoggerFactory.getLogger(Ending.class);

    private final Alerts alerts;
    private final Deadlines deadlines;
    private final Counting counting;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Set<AlertId> moved = ConcurrentHashMap.newKeySet();
    private volatile long restUntil = System.nanoTime();

    Ending(Alerts alerts, Deadlines deadlines, Counting counting, Audit audit, TransactionTemplate transactions) {
        this.alerts = alerts;
        this.deadlines = deadlines;
        this.counting = counting;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// There is news of these alerts. Whether it was the last of them is looked at within a second or so: news come by
    /// the hundred, and counting takes the longer the more people an alert went to.
    void moved(Collection<AlertId> heardOf) {
        moved.addAll(heardOf);
    }

    /// A process that died may have taken the last news of an alert in and not looked.
    @EventListener(ApplicationReadyEvent.class)
    void lookAtAll() {
        moved.addAll(deadlines.released());
    }

    /// Completes those of which nothing is open any more, and rests for ten times as long as that took.
    @Scheduled(fixedDelayString = "PT0.5S")
    void lookAtMoved() {
        long begun = System.nanoTime();
        if (begun - restUntil < 0) {
            return;
        }
        for (AlertId alert : List.copyOf(moved)) {
            // Before it is counted: what comes in meanwhile is looked at the next time.
            moved.remove(alert);
            try {
                look(alert);
            } catch (RuntimeException databaseAway) {
                moved.add(alert);
                throw databaseAway;
            }
        }
        long now = System.nanoTime();
        restUntil = now + 10 * (now - begun);
    }

    private void look(AlertId alert) {
        if (counting.ofFirst(alert).finished()) {
            end(alert, AlertState.COMPLETED, Fact.ALERT_COMPLETED, "every text came to its end");
        }
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        for (AlertId alert : deadlines.overdue()) {
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
