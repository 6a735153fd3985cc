package org.campana.web;

import java.time.Duration;
import javax.sql.DataSource;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClocks;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Migrates schema `access` (sessions, keys, links). Imported by the one service that owns it, alert-ingest.
@Configuration(proxyBeanMethods = false)
public class AccessMigrationConfiguration {

    @Bean(initMethod = "migrate")
    Flyway accessFlyway(DataSource dataSource) {
        return Migrations.of(dataSource, "access");
    }

    /// Spring Session deletes what it may; the count says whether it does.
    @Bean
    RetentionClocks accessRetention(JdbcClient jdbc) {
        OldRows old = new OldRows(jdbc);
        return RetentionClocks.of(
                "ingest",
                old.clock(
                        "sessions", Duration.ofHours(1), "access.spring_session", "to_timestamp(expiry_time / 1000.0)"),
                old.clock("sign-in-links", Duration.ofDays(1), "access.sign_in_link", "expires_at"),
                old.clock(
                        "ended-keys",
                        Duration.ofDays(30),
                        "access.api_key",
                        "least(expires_at, coalesce(revoked_at, expires_at))"));
    }
}
