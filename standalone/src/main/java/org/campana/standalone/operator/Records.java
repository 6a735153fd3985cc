package org.campana.standalone.operator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.campana.embedded.EmbeddedPostgres;
import org.campana.embedded.RunningPostgres;
import org.campana.notifier.address.KeyCheck;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// The database that a command works on: the configured one; else that of the Campana that runs on the data folder;
/// else the folder's own, started for the time of the command.
final class Records implements AutoCloseable {

    private static final String DATABASE = "campana";
    private static final String READ_ONLY =
            "-c statement_timeout=10s -c lock_timeout=2s -c default_transaction_read_only=on";

    private final ConfigurableApplicationContext context;
    private final @Nullable EmbeddedPostgres started;

    private Records(ConfigurableApplicationContext context, @Nullable EmbeddedPostgres started) {
        this.context = context;
        this.started = started;
    }

    /// Opens it; nothing can be changed through a read-only one.
    static Records open(Path data, boolean readOnly) {
        Map<String, Object> properties = new HashMap<>();
        EmbeddedPostgres own = null;
        if (!isSet("SPRING_DATASOURCE_URL")) {
            Path folder = data.resolve("postgres");
            if (!Files.isDirectory(folder)) {
                throw new CannotGoOn(
                        ExitCode.DATA_UNUSABLE,
                        "there is no database in " + data + ", and none is configured.",
                        "name the data folder with --data, or set SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.");
            }
            Optional<RunningPostgres> running = RunningPostgres.on(folder);
            if (running.isPresent()) {
                address(
                        properties,
                        running.get().jdbcUrl(DATABASE),
                        running.get().user(),
                        running.get().password());
            } else {
                own = EmbeddedPostgres.start(folder, 0);
                address(properties, own.jdbcUrl(DATABASE), own.user(), own.password());
            }
            if (!isSet("CAMPANA_CONSENT_JOURNAL")) {
                properties.put("campana.consent.journal", data.resolve("journal"));
            }
        }
        addDemoKeys(data, properties);
        try {
            return new Records(start(properties, readOnly), own);
        } catch (RuntimeException failed) {
            if (own != null) {
                own.close();
            }
            throw failed;
        }
    }

    /// For a test: on this database.
    static Records on(Map<String, Object> properties, boolean readOnly) {
        return new Records(start(new HashMap<>(properties), readOnly), null);
    }

    private static ConfigurableApplicationContext start(Map<String, Object> properties, boolean readOnly) {
        if (readOnly) {
            properties.put("spring.datasource.hikari.data-source-properties.options", READ_ONLY);
        }
        properties.put("spring.datasource.hikari.maximum-pool-size", 2);
        SpringApplication application = new SpringApplication(OperatorConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context = application.run(properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new));
        try {
            // With another lookup key everybody would look unknown, and the answer would be false.
            context.getBean(KeyCheck.class).verify();
            return context;
        } catch (RuntimeException otherKeys) {
            context.close();
            throw otherKeys;
        }
    }

    private static void address(Map<String, Object> properties, String url, String user, String password) {
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
    }

    /// A demo keeps its keys beside its data.
    private static void addDemoKeys(Path data, Map<String, Object> properties) {
        Path file = data.resolve("demo-secrets.properties");
        if (!Files.exists(file) || isSet("CAMPANA_KEYS_FILE") || isSet("CAMPANA_KEYS_ENCRYPTION_KEY")) {
            return;
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException unreadable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the demo's secrets " + file + " cannot be read.",
                    "run this as its owner.");
        }
        kept.stringPropertyNames().stream()
                .filter(name -> name.startsWith("campana.keys."))
                .forEach(name -> properties.put(name, kept.getProperty(name)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            if (started != null) {
                started.close();
            }
        }
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
