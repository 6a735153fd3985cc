package org.campana.notifier.enrol;

import java.util.List;
import org.campana.events.SuppressionReason;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.Leavers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// A restored backup knows nothing of who left since it was made. Before anything is sent they are off the list again,
/// by the journal of leavers, also those this database never knew.
@Component
class RestoreCheck implements SmartLifecycle {

    /// After the keys are checked, before the outbox, and before anything that sends.
    private static final int PHASE = 150;

    private static final Logger log = LoggerFactory.getLogger(RestoreCheck.class);
    private static final int AT_ONCE = 500;

    private final Leavers leavers;
    private final AddressBook addresses;
    private final Enrolment enrolment;
    private final TransactionTemplate transactions;
    private boolean running;

    RestoreCheck(Leavers leavers, AddressBook addresses, Enrolment enrolment, TransactionTemplate transactions) {
        this.leavers = leavers;
        this.addresses = addresses;
        this.enrolment = enrolment;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        List<String> forgotten = leavers.forgottenByRestore();
        for (int from = 0; from < forgotten.size(); from += AT_ONCE) {
            List<String> some = forgotten.subList(from, Math.min(from + AT_ONCE, forgotten.size()));
            transactions.executeWithoutResult(status -> enrolment.leaveAll(
                    addresses.knowIndexes(some), SuppressionReason.LEFT_THE_LIST, ConsentProof.journal()));
        }
        if (!forgotten.isEmpty()) {
            log.atWarn()
                    .addKeyValue("people", forgotten.size())
                    .log("this database is older than the journal of leavers: who left since is off the list again");
        }
        leavers.fillUp();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
