package org.campana.web;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// How each schema is migrated: its own folder `db/<schema>`, its own history table, nothing outside it.
public final class Migrations {

    private Migrations() {}

    /// A Flyway for one schema; declare it as a bean with `initMethod = "migrate"`. A migration that needs longer than
    /// the five seconds every other statement has starts with `set local statement_timeout = '10min'`.
    public static Flyway of(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .table("schema_history")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                // The lock's connection idles in a transaction otherwise, and the pool's time-out would end it.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }
}
