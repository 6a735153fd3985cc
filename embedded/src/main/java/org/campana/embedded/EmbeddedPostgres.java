package org.campana.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One PostgreSQL server, reachable from this machine only and with a password, with its data on disk and each
/// commit flushed.
///
/// It is a process of its own: when this one is killed it stays, and the next start stops it cleanly first.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DataDirectory directory;
    private final PostgresCluster cluster;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(DataDirectory directory, PostgresCluster cluster, int port) {
        this.directory = directory;
        this.cluster = cluster;
        this.port = port;
    }

    /// Starts the server on the data in `dir`, or on fresh data if there is none; returns when it serves.
    ///
    /// @param port a port that must be free; or 0 for the port of the last start or, if that is taken, any
    /// @throws EmbeddedStartException with a cause and a fix
    public static EmbeddedPostgres start(Path dir, int port) {
        return start(dir, dir, port, PostgresSettings.Durability.EACH_COMMIT);
    }

    /// For tests: any free port, nothing flushed to disk, so that a commit costs next to nothing, and the programs
    /// unpacked once into `programs` for many data directories.
    public static EmbeddedPostgres startDisposable(Path dir, Path programs) {
        return start(dir, programs, 0, PostgresSettings.Durability.NONE);
    }

    static EmbeddedPostgres start(Path dir, Path programs, int port, PostgresSettings.Durability durability) {
        DataDirectory directory = DataDirectory.take(dir, "PostgreSQL");
        try {
            PostgresCluster cluster = new PostgresCluster(directory, PostgresBinaries.in(programs), durability);
            cluster.create();
            cluster.stopOrphan();
            int chosen = LoopbackPort.startServer(() -> {
                int free = LoopbackPort.choose(port, directory.note("port"), "PostgreSQL");
                directory.keepNote("port", Integer.toString(free));
                cluster.start(free);
                return free;
            });
            EmbeddedPostgres server = new EmbeddedPostgres(directory, cluster, chosen);
            server.refuseStranger();
            return server;
        } catch (RuntimeException failed) {
            directory.close();
            throw failed;
        }
    }

    /// Before anything is written: is the server behind the port the one on our data?
    private void refuseStranger() {
        String answer;
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            answer = row.getString(1);
        } catch (SQLException refused) {
            answer = refused.getSQLState();
        }
        if (!cluster.data().toString().equals(answer)) {
            cluster.stop();
            throw new EmbeddedStartException(
                    "Another PostgreSQL answers on port " + port + " (it says " + answer + ").",
                    "Choose another port (0 takes any free one).");
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password());
    }

    /// For `spring.datasource.url`.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }

    /// The owner of everything in this server.
    public String user() {
        return PostgresCluster.USER;
    }

    /// Its password: made at the first start and kept beside the data, readable by this user only.
    public String password() {
        return cluster.password();
    }

    /// Makes the database unless it exists.
    ///
    /// @param name lower-case letters, digits and underscores
    public void createDatabaseIfMissing(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "A database name has lower-case letters, digits and underscores, but not: " + name);
        }
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, name)) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("create database " + name);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "Cannot make database %s (%s)", name, failed.getSQLState()), failed);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /// Stops the server cleanly; connections that are still open are cut.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            cluster.stop();
        } finally {
            directory.close();
        }
        log.debug("embedded PostgreSQL stopped");
    }
}
