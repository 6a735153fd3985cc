package org.campana.notifier.deliver;

import org.slf4j.Logger;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// How a failure of the database is logged: a line when it is away, with a stack trace when the fault is
/// ours.
public final class Outage {

    private Outage() {}

    /// Logs it by the caller's logger.
    public static void log(Logger log, RuntimeException failure, String what) {
        boolean away = failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || (failure instanceof DataAccessException && !(failure instanceof NonTransientDataAccessException));
        if (away) {
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log(what);
        } else {
            log.atError().setCause(failure).log(what);
        }
    }
}
