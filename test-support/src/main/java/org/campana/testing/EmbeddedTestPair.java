package org.campana.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.campana.embedded.EmbeddedKafka;
import org.campana.embedded.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/// The embedded pair of this JVM; both start side by side at the first use of either.
final class EmbeddedTestPair {

    private static final Path DIR = temporary();
    private static final CompletableFuture<EmbeddedKafka> KAFKA =
            CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(DIR.resolve("kafka"), 0));
    private static final CompletableFuture<EmbeddedPostgres> POSTGRES =
            CompletableFuture.supplyAsync(() -> EmbeddedPostgres.startDisposable(DIR.resolve("postgres"), programs()));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedTestPair::cleanUp, "test-pair-clean-up"));
    }

    private EmbeddedTestPair() {}

    static String kafka() {
        return KAFKA.join().bootstrapServers();
    }

    static TestDatabase server() {
        EmbeddedPostgres postgres = POSTGRES.join();
        return new TestDatabase(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("campana-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Unpacked once for all test runs of this user.
    private static Path programs() {
        try {
            return Files.createDirectories(Path.of(
                    System.getProperty("java.io.tmpdir"), "campana-test-programs-" + System.getProperty("user.name")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void cleanUp() {
        POSTGRES.thenAccept(EmbeddedPostgres::close).exceptionally(neverStarted -> null);
        KAFKA.thenAccept(EmbeddedKafka::close).exceptionally(neverStarted -> null);
        try {
            FileSystemUtils.deleteRecursively(DIR);
        } catch (IOException leftBehind) {
            // A folder in the temporary directory stays; the next start of the machine clears it.
        }
    }
}
