package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.campana.embedded.EmbeddedKafka;
import org.jspecify.annotations.Nullable;

/// A Kafka broker in a process of its own, so that it can be killed without the services, and its data wiped.
final class BrokerProcess implements AutoCloseable {

    private final Path data;
    private final int port;
    private final int proxyPort;
    private @Nullable Process process;

    /// Not started yet.
    ///
    /// @param proxyPort the port it tells its clients to use
    BrokerProcess(Path data, int port, int proxyPort) {
        this.data = data;
        this.port = port;
        this.proxyPort = proxyPort;
    }

    /// The process itself.
    public static void main(String... arguments) throws InterruptedException {
        try (EmbeddedKafka broker = EmbeddedKafka.startBehind(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))) {
            System.out.println("serves " + broker.bootstrapServers());
            Thread.currentThread().join();
        }
    }

    /// Starts it and waits until it serves.
    void start() {
        Path output = data.resolveSibling(data.getFileName() + ".out");
        try {
            Files.deleteIfExists(output);
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx320m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            Path.of("target", "test-classes") + ":" + CampanaUnderTest.LIBRARIES + "/*",
                            BrokerProcess.class.getName(),
                            data.toString(),
                            Integer.toString(port),
                            Integer.toString(proxyPort))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        Awaitility.await("the broker serves, see " + output)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.readString(output).contains("serves ") || !isAlive());
        assertThat(isAlive()).as("started; its output is in %s", output).isTrue();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// `kill -9`.
    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// All of its data; it must not run.
    void wipe() {
        assertThat(isAlive()).isFalse();
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
