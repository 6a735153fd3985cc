package org.campana.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// The database of a running Campana on its embedded pair, as an outsider with its disk and password would read it.
final class DatabaseDump implements AutoCloseable {

    private final Connection connection;

    private DatabaseDump(Connection connection) {
        this.connection = connection;
    }

    /// Opens the database whose data is below this folder.
    static DatabaseDump of(Path data) throws SQLException, IOException {
        Path postgres = data.resolve("postgres");
        String port = Files.readString(postgres.resolve("port")).strip();
        String password = Files.readString(postgres.resolve("password")).strip();
        return new DatabaseDump(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/campana", "campana", password));
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    long count(String sql) throws SQLException {
        try (Statement statement = statement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Every row of every table of ours, as text.
    byte[] everything() throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = statement();
                ResultSet rows = statement.executeQuery("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema') order by 1""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        for (String table : tables) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", dump);
        }
        return dump.toByteArray();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
