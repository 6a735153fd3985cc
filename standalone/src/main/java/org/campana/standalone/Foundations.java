package org.campana.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.campana.embedded.EmbeddedKafka;
import org.campana.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/// The broker and the database in this JVM, their data in one folder: enough for one small network on one machine.
final class Foundations implements AutoCloseable {

    private static final String DATABASE = "campana";

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private Foundations(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /// Starts both side by side; when one fails, the other is closed before the failure goes on, because its
    /// threads would keep the JVM alive.
    static Foundations start(Path data) {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EmbeddedPostgres> postgres = both.submit(() -> EmbeddedPostgres.start(data.resolve("postgres"), 0));
            Future<EmbeddedKafka> kafka = both.submit(() -> EmbeddedKafka.start(data.resolve("kafka"), 0));
            EmbeddedPostgres database = null;
            try {
                database = postgres.get();
                database.createDatabaseIfMissing(DATABASE);
                return new Foundations(kafka.get(), database);
            } catch (ExecutionException | RuntimeException failed) {
                closeQuietly(database);
                closeWhenStarted(kafka);
                throw failed instanceof ExecutionException wrapped
                                && wrapped.getCause() instanceof RuntimeException real
                        ? real
                        : new IllegalStateException("The embedded broker or database did not start", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the broker and the database started", interrupted);
            }
        }
    }

    /// Where the services find them.
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", postgres.jdbcUrl(DATABASE));
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        return properties;
    }

    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }

    private static void closeQuietly(@Nullable EmbeddedPostgres database) {
        if (database != null) {
            database.close();
        }
    }

    private static void closeWhenStarted(Future<EmbeddedKafka> kafka) throws RuntimeException {
        try {
            kafka.get().close();
        } catch (ExecutionException neverStarted) {
            // The first failure is the one to tell of; this one left nothing behind.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
