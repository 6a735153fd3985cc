package org.campana.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.campana.embedded.RunningPostgres;

/// What a side writes down for good: its write-ahead log, the segments of its topics, its logs. Not what
/// the kernel counts for a process: where a file system keeps a file in large pieces, a commit of some
/// bytes counts as the whole piece, and the figure said ten times too much of one side and not of the
/// other.
final class Disks {

    private static final String SEGMENTS_AND_LOGS = ".log";

    private Disks() {}

    /// Bytes until now.
    ///
    /// @param folder with the data of an embedded database in `postgres`; all else below it counts by its size
    static long written(Path folder) {
        Path postgres = folder.resolve("postgres");
        try (Stream<Path> files = Files.walk(folder)) {
            return writtenAhead(postgres)
                    + files.filter(file -> file.toString().endsWith(SEGMENTS_AND_LOGS) && !file.startsWith(postgres))
                            .mapToLong(file -> file.toFile().length())
                            .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long writtenAhead(Path postgres) {
        RunningPostgres server = RunningPostgres.on(postgres)
                .orElseThrow(() -> new IllegalStateException("No database runs on " + postgres));
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException gone) {
            throw new IllegalStateException("The database on " + postgres + " cannot be read", gone);
        }
    }
}
