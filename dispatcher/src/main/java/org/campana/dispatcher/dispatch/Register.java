package org.campana.dispatcher.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.campana.dispatcher.alert.AlertState;
import org.campana.dispatcher.alert.Alerts;
import org.campana.dispatcher.alert.Alerts.Outcome;
import org.campana.dispatcher.alert.Sight;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.brake.Verdict;
import org.campana.dispatcher.compose.Texts;
import org.campana.dispatcher.route.Refusal;
import org.campana.events.AlertEvent;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in each event once and remembers what became of it: in the history, in the log, in the metrics.
@Component
class Register {

    private static final Logger log = LoggerFactory.getLogger(Register.class);

    private final Alerts alerts;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    Register(Alerts alerts, TransactionTemplate transactions, MeterRegistry meters, Clock clock) {
        this.alerts = alerts;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
        countFromZero(meters);
    }

    /// An alarm sees a counter rise only when it has seen it before: the first refusal must ring too.
    static void countFromZero(MeterRegistry meters) {
        Stream.concat(Stream.of(Refusal.values()), Stream.of(Verdict.SCHOOL_CAP, Verdict.NETWORK_CAP))
                .forEach(reason -> refusals(meters, reason));
    }

    private static Counter refusals(MeterRegistry meters, Enum<?> reason) {
        return meters.counter("campana.dispatch.refusals", "reason", reason.name());
    }

    /// Stores a release and, if it is new, what `decide` does about it: both or neither.
    Sight takeIn(AlertReleased alert, Runnable decide) {
        return takeIn(alert, () -> alerts.release(alert), decide);
    }

    /// The same of a follow-up.
    Sight takeIn(AlertFollowedUp followUp, Runnable decide) {
        return takeIn(followUp, () -> alerts.followUp(followUp), decide);
    }

    /// Stores a stop.
    Sight takeIn(AlertStopped stop) {
        return takeIn(stop, () -> alerts.stop(stop), () -> remember(stop, Outcome.STOPPED, null));
    }

    /// A release that goes to nobody.
    void refused(AlertReleased alert, Refusal refusal) {
        alerts.close(alert.alertId(), AlertState.REFUSED);
        remember(alert, Outcome.REFUSED, refusal);
    }

    /// A follow-up that goes to nobody.
    void refused(AlertFollowedUp followUp, Refusal refusal) {
        remember(followUp, Outcome.REFUSED, refusal);
    }

    /// What the steps of a release came to. Without words the alert stays open and every slice counts its people as
    /// held back for want of them.
    void decided(AlertReleased alert, List<PersonRange> ranges, Texts texts, Verdict verdict) {
        if (ranges.isEmpty()) {
            refused(alert, Refusal.NOBODY_SUBSCRIBED);
        } else if (verdict != Verdict.GO) {
            alerts.close(alert.alertId(), AlertState.HELD_BACK);
            remember(alert, Outcome.HELD_BACK, verdict);
        } else if (texts.isEmpty()) {
            remember(alert, Outcome.HELD_BACK, Refusal.NO_APPROVED_WORDING);
        } else {
            remember(alert, Outcome.DISPATCHED, null);
        }
    }

    /// What the steps of a follow-up came to.
    void decided(AlertFollowedUp followUp, Texts texts) {
        if (texts.isEmpty()) {
            refused(followUp, Refusal.NO_APPROVED_WORDING);
        } else {
            remember(followUp, Outcome.DISPATCHED, null);
        }
    }

    /// The first slice of a release is on its way.
    void carriedOut(AlertReleased alert, Sight sight) {
        if (sight == Sight.NEW) {
            meters.timer(
                            "campana.dispatch.release.to.request",
                            "audience",
                            alert.audience().name())
                    .record(Duration.between(alert.releasedAt(), clock.instant()));
        }
    }

    private Sight takeIn(AlertEvent event, Supplier<Sight> store, Runnable decide) {
        return transactions.execute(status -> {
            Sight sight = store.get();
            switch (sight) {
                case NEW -> decide.run();
                case REPEAT -> count(event, "REPEAT");
                case STALE -> remember(event, Outcome.STALE, null);
            }
            return sight;
        });
    }

    private void remember(AlertEvent event, Outcome outcome, @Nullable Enum<?> reason) {
        alerts.remember(event, outcome, reason);
        count(event, outcome.name());
        if (reason != null) {
            refusals(meters, reason).increment();
        }
        // A held back or refused alert is one that people counted on: somebody has to act.
        boolean alarm = outcome == Outcome.HELD_BACK || outcome == Outcome.REFUSED;
        (alarm ? log.atError() : log.atInfo())
                .addKeyValue("alertId", event.alertId())
                .addKeyValue("revision", event.revision())
                .addKeyValue("outcome", outcome)
                .addKeyValue("reason", reason)
                .log("alert event decided");
    }

    private void count(AlertEvent event, String outcome) {
        meters.counter("campana.dispatch.alerts", "what", Alerts.what(event), "outcome", outcome)
                .increment();
    }
}
