package org.campana.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/// The broker and the database of this JVM's tests, started at first use: the embedded pair, or with
/// `-Pcontainers` Testcontainers.
public final class TestInfra {

    private static final int LOWEST_PORT = 18_000;
    private static final int PORTS = 7_000;

    static {
        // A bound for what never comes, not a measure: a machine busy with other work must not fail a sound test.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private TestInfra() {}

    /// The broker's address, for `bootstrap.servers`.
    public static String kafka() {
        return inContainers() ? ContainerPair.kafka().getBootstrapServers() : EmbeddedTestPair.kafka();
    }

    /// A new, empty database on the shared server.
    public static TestDatabase freshDatabase() {
        return freshDatabase(uniqueName());
    }

    static TestDatabase freshDatabase(String name) {
        TestDatabase server = inContainers() ? ContainerPair.server() : EmbeddedTestPair.server();
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot make test database " + name, failed);
        }
        return new TestDatabase(
                server.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), server.user(), server.password());
    }

    /// A name that nothing else has: for databases, prefixes, groups.
    public static String uniqueName() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /// A port that nothing listens on now: below those that the system gives to outgoing connections, above those
    /// of the embedded pair, and none that the test process beside this one chooses in the same moment.
    public static int freePort() {
        int lowest = LOWEST_PORT + PORTS * (Integer.getInteger("surefire.forkNumber", 1) % 2);
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, lowest + PORTS);
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // Another one may be free.
            }
        }
        throw new IllegalStateException("No free port among 100 from " + lowest);
    }

    static boolean inContainers() {
        return Boolean.getBoolean("campana.test.containers");
    }
}
