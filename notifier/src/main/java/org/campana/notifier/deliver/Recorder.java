package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.DatabaseAway;
import org.campana.notifier.ledger.Due;
import org.campana.notifier.ledger.GroupCommit;
import org.campana.notifier.ledger.Outcomes;
import org.campana.notifier.ledger.Outcomes.Outcome;
import org.campana.notifier.retry.Decision;
import org.campana.notifier.retry.Decision.Over;
import org.campana.notifier.retry.RetryPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes down what came of requests, in batches, until it is written: an outcome that is lost here is a text
/// in doubt. Only a process that stops gives up, and then the lease finds it.
final class Recorder {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final GroupCommit<Outcome, Boolean> together = new GroupCommit<>(this::writeSurely);
    private final Outcomes outcomes;
    private final Enrolment enrolment;
    private final TransactionTemplate transactions;
    private final Carrier carrier;
    private final DeliveryMeters meters;

    Recorder(
            Outcomes outcomes,
            Enrolment enrolment,
            TransactionTemplate transactions,
            Carrier carrier,
            DeliveryMeters meters) {
        this.outcomes = outcomes;
        this.enrolment = enrolment;
        this.transactions = transactions;
        this.carrier = carrier;
        this.meters = meters;
    }

    /// Returns when it is committed.
    void record(Due due, SendOutcome outcome, Decision decision) {
        if (outcome instanceof Rejected rejected) {
            if (RetryPolicy.concernsEveryone(rejected.reason())) {
                carrier.hold().refused(rejected.reason());
            } else if (rejected.reason().callsForAPerson()) {
                log.atError()
                        .addKeyValue("deliveryId", due.delivery())
                        .addKeyValue("failure", rejected.reason())
                        .addKeyValue("code", rejected.code())
                        .log("the carrier refused a text for a reason that somebody has to look at");
            }
        }
        together.commit(new Outcome(due, decision, outcome instanceof Rejected rejected ? rejected.code() : 0));
        meters.ended(carrier, due, outcome);
    }

    private List<Boolean> writeSurely(List<Outcome> batch) {
        while (true) {
            try {
                write(batch);
                return Collections.nCopies(batch.size(), Boolean.TRUE);
            } catch (RuntimeException failed) {
                if (!DatabaseAway.is(failed)) {
                    return writeOneByOne(batch, failed);
                }
                log.atWarn()
                        .addKeyValue("outcomes", batch.size())
                        .addKeyValue("cause", failed.getClass().getSimpleName())
                        .log("outcomes wait: the database does not answer");
                if (!pause()) {
                    return Collections.nCopies(batch.size(), Boolean.FALSE);
                }
            }
        }
    }

    /// One outcome that cannot be written must not take the others with it.
    private List<Boolean> writeOneByOne(List<Outcome> batch, RuntimeException why) {
        List<Boolean> written = new ArrayList<>();
        for (Outcome outcome : batch) {
            try {
                write(List.of(outcome));
                written.add(Boolean.TRUE);
            } catch (RuntimeException ours) {
                log.atError()
                        .addKeyValue("deliveryId", outcome.due().delivery())
                        .addKeyValue("cause", why.getClass().getSimpleName())
                        .setCause(ours)
                        .log("an outcome cannot be written; the text stays in doubt until the next start");
                written.add(Boolean.FALSE);
            }
        }
        return written;
    }

    private void write(List<Outcome> batch) {
        transactions.executeWithoutResult(status -> {
            Set<IntentId> written = outcomes.write(batch);
            List<Outcome> optedOut = batch.stream()
                    .filter(outcome -> written.contains(outcome.due().intent()))
                    .filter(outcome -> outcome.decision() instanceof Over over
                            && over.reason() == SuppressionReason.BLOCKED_BY_CARRIER)
                    .toList();
            if (!optedOut.isEmpty()) {
                List<PersonId> people =
                        optedOut.stream().map(outcome -> outcome.due().person()).toList();
                enrolment.leaveAll(
                        people,
                        SuppressionReason.BLOCKED_BY_CARRIER,
                        ConsentProof.carrier(optedOut.getFirst().due().channel()));
            }
        });
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
