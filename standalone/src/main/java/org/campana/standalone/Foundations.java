package org.campana.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.campana.embedded.EmbeddedKafka;
import org.campana.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/// The broker and the database in this JVM, their data in one folder: enough for one small network on one machine.
final class Foundations implements AutoCloseable {

    private static final String DATABASE = "campana";

    private final String broker;
    private final CompletableFuture<EmbeddedKafka> kafka;
    private final EmbeddedPostgres postgres;

    private Foundations(String broker, CompletableFuture<EmbeddedKafka> kafka, EmbeddedPostgres postgres) {
        this.broker = broker;
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /// Starts both side by side and returns when the database serves and the broker has its port: services need a
    /// database to begin with, and for the broker they wait by [#awaitBroker]. When one fails, the other is closed
    /// before the failure goes on, because its threads would keep the JVM alive.
    static Foundations start(Path data) {
        CompletableFuture<String> address = new CompletableFuture<>();
        CompletableFuture<EmbeddedKafka> kafka = begin(
                        "start-kafka", () -> EmbeddedKafka.start(data.resolve("kafka"), address::complete))
                .whenComplete((started, failure) -> {
                    if (failure != null) {
                        address.completeExceptionally(failure);
                    }
                });
        CompletableFuture<EmbeddedPostgres> postgres =
                begin("start-postgres", () -> EmbeddedPostgres.start(data.resolve("postgres"), 0));
        EmbeddedPostgres database = null;
        try {
            database = result(postgres);
            database.createDatabaseIfMissing(DATABASE);
            return new Foundations(result(address), kafka, database);
        } catch (RuntimeException failed) {
            closeQuietly(database);
            closeWhenStarted(kafka);
            throw failed;
        }
    }

    private static <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                start, task -> Thread.ofVirtual().name(name).start(task));
    }

    /// Its failure is the start's own, not one of threads.
    private static <T> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException real) {
                throw real;
            }
            throw new IllegalStateException("The embedded broker or database did not start", failed);
        }
    }

    /// Where the services find them. The broker may not serve there yet.
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", postgres.jdbcUrl(DATABASE));
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("spring.kafka.bootstrap-servers", broker);
        return properties;
    }

    /// Returns when the broker serves where [#properties] says; fails as its start did.
    void awaitBroker() {
        if (!result(kafka).bootstrapServers().equals(broker)) {
            throw new CannotGoOn(
                    ExitCode.PORT_BUSY,
                    "another program took the broker's port " + broker + " while it started.",
                    "run this again: it takes another port.");
        }
    }

    @Override
    public void close() {
        try {
            closeWhenStarted(kafka);
        } finally {
            postgres.close();
        }
    }

    private static void closeQuietly(@Nullable EmbeddedPostgres database) {
        if (database != null) {
            database.close();
        }
    }

    private static void closeWhenStarted(CompletableFuture<EmbeddedKafka> kafka) {
        try {
            kafka.join().close();
        } catch (CompletionException neverStarted) {
            // Whoever waited for it was told; it left nothing behind.
            return;
        }
    }
}
