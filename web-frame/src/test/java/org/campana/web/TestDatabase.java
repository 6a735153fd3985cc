package org.campana.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.campana.embedded.EmbeddedPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;

/// One PostgreSQL for all tests of this module (test-support builds on this module, so it cannot be used here).
final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /// Points the application at a fresh, empty database.
    static void fresh(DynamicPropertyRegistry properties) {
        String name = "web" + COUNT.incrementAndGet();
        SERVER.createDatabaseIfMissing(name);
        properties.add("spring.datasource.url", () -> SERVER.jdbcUrl(name));
        properties.add("spring.datasource.username", SERVER::user);
        properties.add("spring.datasource.password", SERVER::password);
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(folder.toAbsolutePath(), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
