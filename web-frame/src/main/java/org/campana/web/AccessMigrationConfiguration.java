package org.campana.web;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Migrates schema `access` (sessions, keys, links). Imported by the one service that owns it, alert-ingest.
@Configuration(proxyBeanMethods = false)
public class AccessMigrationConfiguration {

    @Bean(initMethod = "migrate")
    Flyway accessFlyway(DataSource dataSource) {
        return Migrations.of(dataSource, "access");
    }
}
