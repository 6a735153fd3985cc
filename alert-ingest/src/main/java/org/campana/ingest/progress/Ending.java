package org.campana.ingest.progress;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.campana.events.AlertId;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.release.AlertState;
import org.campana.ingest.release.Alerts;
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
    private static final Duration SOONEST = Duration.ofMillis(500);

    private final Alerts alerts;
    private final Counting counting;
    private final Audit audit;
    private final TransactionTemplate transactions;
    /// When an alert may be counted again, by [System#nanoTime].
    private final Map<AlertId, Long> again = new ConcurrentHashMap<>();
    /// Moved since they were counted.
    private final Set<AlertId> waiting = ConcurrentHashMap.newKeySet();

    Ending(Alerts alerts, Counting counting, Audit audit, TransactionTemplate transactions) {
        this.alerts = alerts;
        this.counting = counting;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Completes the alert if nothing of it is open any more. Counting takes the longer the more people an alert
    /// went to, and news of them come by the hundred: it is counted again after ten times as long as it took, and
    /// after half a second at the soonest.
    void look(AlertId alert) {
        Long notBefore = again.get(alert);
        if (notBefore != null && System.nanoTime() - notBefore < 0) {
            waiting.add(alert);
            return;
        }
        waiting.remove(alert);
        boolean looked = false;
        long begun = System.nanoTime();
        try {
            if (counting.ofFirst(alert).finished()) {
                end(alert, AlertState.COMPLETED, Fact.ALERT_COMPLETED, "every text came to its end");
            }
            looked = true;
        } finally {
            if (!looked) {
                waiting.add(alert);
            }
            again.put(alert, System.nanoTime() + Math.max(SOONEST.toNanos(), 10 * (System.nanoTime() - begun)));
        }
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void lookAtWaiting() {
        List.copyOf(waiting).forEach(this::look);
    }

    /// A process that died may have taken the last news of an alert in and not looked.
    @EventListener(ApplicationReadyEvent.class)
    void lookAtOpen() {
        waiting.addAll(alerts.released());
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        again.values().removeIf(notBefore -> System.nanoTime() - notBefore > 0);
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
