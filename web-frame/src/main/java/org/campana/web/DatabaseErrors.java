package org.campana.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// What PostgreSQL says when somebody waited longer than our `lock_timeout`, as what it is: it may succeed in a moment.
/// Spring does not know the code, and by it a request would be a fault of ours, and an event a dead letter.
final class DatabaseErrors implements SQLExceptionTranslator {

    /// `lock_not_available` (PostgreSQL, appendix A).
    private static final String LOCK = "55P03";

    private final SQLExceptionTranslator spring = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException thrown) {
        return LOCK.equals(thrown.getSQLState())
                ? new CannotAcquireLockException(task, thrown)
                : spring.translate(task, sql, thrown);
    }
}
