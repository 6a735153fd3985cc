package org.campana.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/// How many rows of a table PostgreSQL read for a question, by whatever way. A question whose price grows with
/// the table and not with its answer is right for a hundred people, and too late for a hundred thousand.
public final class RowsRead {

    /// pgjdbc has a statement planned for good at its fifth run, PostgreSQL may do so at its tenth.
    private static final int UNTIL_PLANNED_FOR_GOOD = 11;

    private RowsRead() {}

    /// What the question reads once its plan stands. Within a transaction of the caller's, on whose connection it asks.
    ///
    /// @param table with its schema
    public static long of(JdbcClient jdbc, String table, Runnable question) {
        for (int run = 0; run < UNTIL_PLANNED_FOR_GOOD; run++) {
            question.run();
        }
        long before = read(jdbc, table);
        question.run();
        return read(jdbc, table) - before;
    }

    private static long read(JdbcClient jdbc, String table) {
        return jdbc.sql("""
                        select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_all_tables
                        where relid = cast(:table as regclass)
                        """).param("table", table).query(Long.class).single();
    }
}
