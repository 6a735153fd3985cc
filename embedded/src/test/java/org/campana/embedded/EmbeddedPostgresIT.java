package org.campana.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    /// Unpacked once: it is most of the time of a first start.
    @TempDir
    static Path programs;

    @TempDir
    Path dir;

    @Test
    void rowsOutliveACleanRestartAndCommitsAreFlushed() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir, 0)) {
            postgres.createDatabaseIfMissing("campana");
            postgres.createDatabaseIfMissing("campana");
            execute(postgres, "create table t(v int); insert into t values (7)");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir, 0)) {
            assertThat(one(postgres, "select v from t")).isEqualTo("7");
            assertThat(one(postgres, "show fsync")).isEqualTo("on");
            assertThat(one(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(one(postgres, "show log_parameter_max_length_on_error")).isEqualTo("0");
            assertThat(one(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aKilledProcessLeavesAServerThatTheNextStartStopsAndReplaces() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir, 0)) {
            postgres.createDatabaseIfMissing("campana");
            execute(postgres, "create table t(v int); insert into t values (7)");
        }
        Process child = ChildProcess.start("postgres", dir);
        ChildProcess.kill(child);
        ProcessHandle orphan = ProcessHandle.of(postmasterPid()).orElseThrow();
        assertThat(orphan.info().command()).isPresent();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir, 0)) {
            // A dead process that nobody has waited for still has a number, but no command.
            assertThat(orphan.info().command()).isEmpty();
            assertThat(postmasterPid()).isNotEqualTo(orphan.pid());
            assertThat(one(postgres, "select v from t")).isEqualTo("7");
        }
    }

    @Test
    void aStaleLockFileWithTheNumberOfAnotherProgramHarmsNeither() throws Exception {
        start(dir, 0).close();
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(dir.resolve("data/postmaster.pid"), stranger.pid() + "\n" + dir + "/data\n1\n1\n");

            try (EmbeddedPostgres postgres = start(dir, 0)) {
                assertThat(one(postgres, "postgres", "select 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void neverAttachesToAnotherServerOnItsPort(@TempDir Path elsewhere) throws Exception {
        start(dir, 0).close();
        int port = Integer.parseInt(Files.readString(dir.resolve("port")).strip());

        try (EmbeddedPostgres stranger = start(elsewhere, port)) {
            assertThatThrownBy(() -> start(dir, port))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Port " + port + " for PostgreSQL is in use");

            try (EmbeddedPostgres own = start(dir, 0)) {
                assertThat(own.jdbcUrl("x")).isNotEqualTo(stranger.jdbcUrl("x"));
                assertThat(one(own, "postgres", "show data_directory"))
                        .isEqualTo(dir.toRealPath().resolve("data").toString());
            }
        }
    }

    @Test
    void theClusterItselfRefusesAPortThatWasTakenAfterTheProbe() throws Exception {
        start(dir, 0).close();
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                DataDirectory directory = DataDirectory.take(dir, "PostgreSQL")) {
            PostgresCluster cluster = new PostgresCluster(
                    directory, PostgresBinaries.in(programs), PostgresSettings.Durability.EACH_COMMIT);

            assertThatThrownBy(() -> cluster.start(stranger.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("did not start")
                    .matches(failed -> ((EmbeddedStartException) failed).portTaken(), "says that the port was taken");
        }
    }

    @Test
    void refusesASecondStartOnTheSameData() {
        try (EmbeddedPostgres postgres = start(dir, 0)) {
            assertThat(postgres.user()).isEqualTo("campana");
            assertThatThrownBy(() -> start(dir, 0))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("already uses the PostgreSQL data");
        }
    }

    @Test
    void nobodyEntersWithoutThePasswordAndOnlyTheOwnerReadsIt() throws Exception {
        try (EmbeddedPostgres postgres = start(dir, 0)) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anErrorRepeatsNoValueOfARowInTheServersLog() throws Exception {
        try (EmbeddedPostgres postgres = start(dir, 0)) {
            postgres.createDatabaseIfMissing("campana");
            execute(postgres, "create table t(v text primary key)");
            assertThatThrownBy(() -> execute(postgres, "insert into t values ('+15005550006'), ('+15005550006')"))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(Files.readString(dir.resolve("server.log")))
                .contains("duplicate key")
                .doesNotContain("5005550006");
    }

    @Test
    void namesTheVersionOfDataItCannotRead() throws Exception {
        start(dir, 0).close();
        Files.writeString(dir.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> start(dir, 0))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("version 17, but this is 18");
    }

    @Test
    void aHalfMadeDataDirectoryOfAKilledFirstStartIsMadeAnew() throws Exception {
        Files.createDirectories(dir.resolve("data.new/base"));
        Files.writeString(dir.resolve("data.new/base/half"), "x");

        try (EmbeddedPostgres postgres = start(dir, 0)) {
            assertThat(one(postgres, "postgres", "select 1")).isEqualTo("1");
        }
    }

    /// Not flushed, where a test is not about that.
    private static EmbeddedPostgres start(Path dir, int port) {
        return EmbeddedPostgres.start(dir, programs, port, PostgresSettings.Durability.NONE);
    }

    private long postmasterPid() throws Exception {
        return Long.parseLong(Files.readAllLines(dir.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = open(postgres, "campana");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres postgres, String sql) throws SQLException {
        return one(postgres, "campana", sql);
    }

    private static String one(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = open(postgres, database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection open(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }
}
