package org.campana.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.campana.embedded.RunningPostgres;
import org.jspecify.annotations.Nullable;

/// What a side writes down for good: its write-ahead log, the segments of its topics, its logs. Not what
/// the kernel counts for a process: where a file system keeps a file in large pieces, a commit of some
/// bytes counts as the whole piece, and the figure said ten times too much of one side and not of the
/// other.
final class Disks {

    /// Bytes of a database's write-ahead log since it was made.
    static final String WRITTEN_AHEAD = "select pg_current_wal_lsn() - '0/0'::pg_lsn";

    private static final String SEGMENTS_AND_LOGS = ".log";

    private Disks() {}

    /// Bytes until now.
    ///
    /// @param folder with the data of an embedded database in `postgres`; all else below it counts by its size
    static long written(Path folder) {
        Path postgres = folder.resolve("postgres");
        Sizes sizes = new Sizes(postgres);
        try {
            Files.walkFileTree(folder, sizes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return writtenAhead(postgres) + sizes.bytes;
    }

    private static long writtenAhead(Path postgres) {
        RunningPostgres server = RunningPostgres.on(postgres)
                .orElseThrow(() -> new IllegalStateException("No database runs on " + postgres));
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITTEN_AHEAD)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException gone) {
            throw new IllegalStateException("The database on " + postgres + " cannot be read", gone);
        }
    }

    /// Files come and go meanwhile.
    private static final class Sizes extends SimpleFileVisitor<Path> {

        private final Path not;
        private long bytes;

        Sizes(Path not) {
            this.not = not;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(not) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(SEGMENTS_AND_LOGS)) {
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path gone, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
