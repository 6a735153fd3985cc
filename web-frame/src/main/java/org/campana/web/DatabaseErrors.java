package org.campana.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// What PostgreSQL says when somebody waited too long, as what it is: it may succeed in a moment. Spring knows neither
/// code (PostgreSQL, appendix A), and by it a request would be a fault of ours, and an event a dead letter.
final class DatabaseErrors implements SQLExceptionTranslator {

    /// `lock_not_available`: our `lock_timeout`.
    private static final String LOCK = "55P03";

    /// `idle_in_transaction_session_timeout`: the connection is gone.
    private static final String IDLE = "25P03";

    private final SQLExceptionTranslator spring = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException thrown) {
        String state = thrown.getSQLState();
        if (LOCK.equals(state)) {
            return new CannotAcquireLockException(task, thrown);
        }
        return IDLE.equals(state)
                ? new DataAccessResourceFailureException(task, thrown)
                : spring.translate(task, sql, thrown);
    }
}
