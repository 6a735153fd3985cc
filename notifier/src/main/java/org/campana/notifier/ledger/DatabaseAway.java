package org.campana.notifier.ledger;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Whether a write failed because of the database and not because of what was written: later it can succeed.
public final class DatabaseAway {

    private DatabaseAway() {}

    /// Also for a lock or a connection that did not come in time.
    public static boolean is(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException;
    }
}
