package org.campana.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.campana.embedded.EmbeddedPostgres;
import org.campana.embedded.EmbeddedStartException;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that can be killed: every commit is flushed, as in production.
final class DatabaseProcess implements AutoCloseable {

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /// Not started yet.
    DatabaseProcess(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// Starts it, after a kill with recovery, and waits until it serves.
    void start() {
        // The children of a killed server hold its memory for a moment; a start before they are gone is refused.
        server = Awaitility.await("PostgreSQL serves")
                .atMost(Duration.ofMinutes(1))
                .ignoreException(EmbeddedStartException.class)
                .until(() -> EmbeddedPostgres.start(data, port), started -> true);
        running().createDatabaseIfMissing("campana");
    }

    /// Whether the server, not only its programs, still runs.
    boolean isAlive() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Starts one that has ended by itself.
    void startAgain() {
        close();
        start();
    }

    private EmbeddedPostgres running() {
        EmbeddedPostgres running = server;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is not started");
        }
        return running;
    }

    String user() {
        return running().user();
    }

    String password() {
        return running().password();
    }

    /// `kill -9` of the server; its children end with it.
    void kill() {
        long pid = pid().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        close();
    }

    /// Of its first process; empty when it ended in good order.
    private Optional<Long> pid() {
        Path file = data.resolve("data").resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Optional.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        EmbeddedPostgres running = server;
        server = null;
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (EmbeddedStartException killed) {
            // There is nothing left to stop, which is what was wanted.
            return;
        }
    }
}
