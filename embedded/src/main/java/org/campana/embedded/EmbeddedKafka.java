package org.campana.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/// One Kafka broker with its controller, reachable from this machine only, with its data on disk.
///
/// Kafka acknowledges before it has flushed to disk: a kill loses nothing, a power cut can lose the last
/// records. The outbox in PostgreSQL is the truth and can fill the topics again.
public final class EmbeddedKafka implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final int port;
    private boolean closed;

    private EmbeddedKafka(DataDirectory directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /// Starts the broker on the data in `dir`, or on fresh data if there is none; returns when it serves.
    ///
    /// @param port a port that must be free; or 0 for the port of the last start or, if that is taken, any
    /// @throws EmbeddedStartException with a cause and a fix
    public static EmbeddedKafka start(Path dir, int port) {
        return start(dir, port, 0, chosen -> {});
    }

    /// The same on the port of the last start or any, for who can begin beside it.
    ///
    /// @param chosen hears what [#bootstrapServers] will say as soon as the port is chosen, some seconds before
    ///     the broker serves there; once more when that port was taken after all
    public static EmbeddedKafka start(Path dir, Consumer<String> chosen) {
        return start(dir, 0, 0, chosen);
    }

    /// For tests: behind a proxy. Who asks the broker where it is, is told the proxy's port.
    public static EmbeddedKafka startBehind(Path dir, int port, int proxyPort) {
        return start(dir, port, proxyPort, chosen -> {});
    }

    private static EmbeddedKafka start(Path dir, int port, int proxyPort, Consumer<String> chosen) {
        DataDirectory directory = DataDirectory.take(dir, "Kafka");
        try {
            Path logs = directory.path().resolve("logs");
            format(logs);
            return LoopbackPort.startServer(() -> {
                int brokerPort = LoopbackPort.choose(port, directory.note("broker.port"), "Kafka");
                int controllerPort =
                        LoopbackPort.chooseBeside(brokerPort, directory.note("controller.port"), "Kafka's controller");
                directory.keepNote("broker.port", Integer.toString(brokerPort));
                directory.keepNote("controller.port", Integer.toString(controllerPort));
                chosen.accept(bootstrapServers(brokerPort));
                return new EmbeddedKafka(
                        directory,
                        serve(logs, brokerPort, proxyPort == 0 ? brokerPort : proxyPort, controllerPort),
                        brokerPort);
            });
        } catch (RuntimeException failed) {
            directory.close();
            throw failed;
        }
    }

    /// The broker binds its port last, a second or two after it was chosen. The controller's port comes first: when
    /// that one is taken, Kafka ends the process.
    static KafkaRaftServer serve(Path logs, int brokerPort, int advertisedPort, int controllerPort) {
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(
                    new KafkaConfig(settings(logs, brokerPort, advertisedPort, controllerPort), false), Time.SYSTEM);
            server.startup();
            return server;
        } catch (RuntimeException failed) {
            if (server != null) {
                // Its threads are no daemons: without this a failed start would keep the process alive for ever.
                server.shutdown();
            }
            String problem = "The embedded Kafka broker did not start on " + logs + " (" + failed.getMessage() + ").";
            if (couldNotBind(failed)) {
                throw EmbeddedStartException.portTaken(problem, "Start again, or choose another port.", failed);
            }
            throw new EmbeddedStartException(
                    problem,
                    "If the data there is broken, move it away: topics can be filled again by replay.",
                    failed);
        }
    }

    private static boolean couldNotBind(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(BindException.class::isInstance);
    }

    static void format(Path logs) {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(logs);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logs.toString())
                    .setMetadataLogDirectory(logs.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception failed) {
            throw new EmbeddedStartException(
                    "The Kafka data directory " + logs + " could not be prepared ("
                            + failed.getClass().getSimpleName() + ").",
                    "Check that the disk has space and is writable.",
                    failed);
        }
    }

    private static Properties settings(Path logs, int brokerPort, int advertisedPort, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + LoopbackPort.HOST + ":" + controllerPort,
                "listeners",
                "PLAINTEXT://" + LoopbackPort.HOST + ":" + brokerPort + ",CONTROLLER://" + LoopbackPort.HOST + ":"
                        + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + LoopbackPort.HOST + ":" + advertisedPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                logs.toString()));
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "4");
        }
        settings.putAll(Map.of(
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "auto.create.topics.enable", "false",
                "unclean.leader.election.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                // A reader that was away over the holidays finds its place again; the default is 7 days.
                "offsets.retention.minutes", "43200",
                "log.retention.hours", "72",
                "log.cleaner.dedupe.buffer.size", "4194304",
                // 10 MiB are reserved for each index by default, times hundreds of partitions.
                "log.index.size.max.bytes", "1048576"));
        // After a kill the old registration must expire before the broker may come back: 9 s by default. Much
        // below 3 s an overloaded machine loses its own heartbeats.
        settings.putAll(Map.of(
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "controller.quorum.election.timeout.ms", "150",
                "controller.quorum.fetch.timeout.ms", "600",
                "controller.quorum.election.backoff.max.ms", "100",
                "num.network.threads", "2",
                "num.io.threads", "4"));
        return settings;
    }

    /// For `spring.kafka.bootstrap-servers`.
    public String bootstrapServers() {
        return bootstrapServers(port);
    }

    private static String bootstrapServers(int port) {
        return LoopbackPort.HOST + ":" + port;
    }

    /// Stops the broker cleanly; takes about a second.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            directory.close();
        }
    }
}
