package org.campana.web.retention;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes rows by their age, a few thousand a statement, so that no lock is long. What another process is deleting
/// already is passed over.
public final class OldRows {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    public OldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A clock for a table whose rows go by one column of theirs, an expression over one row that gives its time.
    ///
    /// @param table with its schema
    public RetentionClock clock(String name, Duration kept, String table, String since) {
        return RetentionClock.of(name, kept, "select " + since + " from " + table, () -> delete(kept, table, since));
    }

    private void delete(Duration kept, String table, String since) {
        int deleted;
        do {
            deleted = jdbc.sql("delete from " + table + " where ctid = any(array(select ctid from " + table + " where "
                            + since + " < now() - make_interval(secs => :seconds) limit " + AT_ONCE
                            + " for update skip locked))")
                    .param("seconds", (double) kept.toSeconds())
                    .update();
        } while (deleted == AT_ONCE);
    }
}
