package org.campana.bench.rig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.campana.embedded.RunningPostgres;

/// A look into the database of the measured Campana, beside it. Writes nothing.
final class Ledger implements AutoCloseable {

    static final String DATABASE = "campana";
    /// Nothing is under way any more, but for receipts, which the stub does not send.
    private static final String OPEN = """
            select (select count(*) from ingest.outbox) + (select count(*) from dispatch.outbox)
              + (select count(*) from notify.outbox)
              + (select count(*) from dispatch.alert_slice where reported is null)
              + (select count(*) from notify.attempt where state in ('PENDING', 'SUBMITTING'))""";

    private final Connection connection;

    private Ledger(Connection connection) {
        this.connection = connection;
    }

    static Ledger open(RunningPostgres server) throws SQLException {
        Ledger ledger =
                new Ledger(DriverManager.getConnection(server.jdbcUrl(DATABASE), server.user(), server.password()));
        try (Statement statement = ledger.connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
        return ledger;
    }

    boolean isSettled() {
        return number(OPEN) == 0;
    }

    /// How many texts of an alert the ledger does not know as delivered.
    long undelivered(String alert) {
        return number("select count(*) from notify.delivery where alert_id = ?::uuid and status <> 'DELIVERED'", alert);
    }

    /// How many segments the texts of an alert take together.
    long segments(String alert) {
        return number("select coalesce(sum(segments), 0) from notify.delivery where alert_id = ?::uuid", alert);
    }

    /// How many reports were ever kept.
    long reports() {
        return number("select count(*) from ingest.report");
    }

    /// Statements of the product since the server started, and bytes of its write-ahead log.
    Counted counted() {
        return new Counted(
                number(
                        "select coalesce(sum(calls), 0) from pg_stat_statements where query not like '%pg_stat_statements%'"
                                + " and query not like '%notify.outbox)%notify.attempt where state in%'"),
                number(Disks.WRITTEN_AHEAD));
    }

    /// @param about what the question's place is filled with, if it has one
    private long number(String sql, String... about) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int place = 0; place < about.length; place++) {
                query.setString(place + 1, about[place]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException gone) {
            throw new IllegalStateException("The database of the measured Campana cannot be read", gone);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// @param walBytes written ahead since the database was made
    record Counted(long statements, long walBytes) {}
}
