package org.campana.ingest.runtime;

import static org.campana.web.AccessRules.allow;
import static org.campana.web.AccessRules.everyone;
import static org.campana.web.Role.AUDITOR;
import static org.campana.web.Role.NETWORK_ADMIN;
import static org.campana.web.Role.RELEASER;
import static org.campana.web.Role.REPORTER;
import static org.campana.web.Role.VERIFIER;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import javax.sql.DataSource;
import org.campana.eventframe.EventFrameConfiguration;
import org.campana.web.AccessMigrationConfiguration;
import org.campana.web.AccessRules;
import org.campana.web.Migrations;
import org.campana.web.RushRoutes;
import org.campana.web.WebFrameConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/// alert-ingest as a whole, to be imported by whatever process runs it.
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackages = "org.campana.ingest", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("org.campana.ingest")
@EnableScheduling
@Import({WebFrameConfiguration.class, EventFrameConfiguration.class, AccessMigrationConfiguration.class})
public class IngestConfiguration {

    @Bean(initMethod = "migrate")
    Flyway ingestFlyway(DataSource dataSource) {
        return Migrations.of(dataSource, "ingest");
    }

    /// In an hour of fear many report the same, more than the database takes at once.
    @Bean
    RushRoutes reports() {
        return RushRoutes.of("/api/v1/reports", "/report");
    }

    /// Who may call what (design, section 5).
    @Bean
    AccessRules ingestAccess() {
        return AccessRules.of(
                allow(POST, "/api/v1/reports", REPORTER, VERIFIER),
                allow(GET, "/api/v1/incidents", VERIFIER),
                allow(GET, "/api/v1/incidents/{id}", VERIFIER),
                allow(POST, "/api/v1/incidents/{id}/claim", VERIFIER),
                allow(POST, "/api/v1/incidents/{id}/decision", VERIFIER),
                allow(POST, "/api/v1/incidents/{id}/alerts", VERIFIER, RELEASER),
                allow(POST, "/api/v1/alerts/{id}/approval", RELEASER),
                allow(POST, "/api/v1/alerts/{id}/rejection", RELEASER),
                allow(POST, "/api/v1/alerts/{id}/stop", VERIFIER, RELEASER),
                allow(POST, "/api/v1/alerts/{id}/follow-ups", RELEASER),
                allow(GET, "/api/v1/alerts/{id}", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/api/v1/alerts/{id}/progress", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/api/v1/releasers", NETWORK_ADMIN, RELEASER, VERIFIER, AUDITOR),
                allow(GET, "/api/v1/releasers/{school}", NETWORK_ADMIN, RELEASER, VERIFIER, AUDITOR),
                allow(PUT, "/api/v1/releasers/{school}", NETWORK_ADMIN),
                allow(GET, "/api/v1/dead-letters", NETWORK_ADMIN, AUDITOR),
                allow(POST, "/api/v1/dead-letters/{id}/replay", NETWORK_ADMIN),
                allow(POST, "/api/v1/dead-letters/{id}/set-aside", NETWORK_ADMIN),
                everyone(GET, "/report"),
                everyone(POST, "/report"),
                allow(GET, "/desk", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/desk/live", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/desk/queue", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/desk/releasers", NETWORK_ADMIN, AUDITOR),
                allow(POST, "/desk/releasers/{school}", NETWORK_ADMIN),
                allow(GET, "/desk/dead-letters", NETWORK_ADMIN, AUDITOR),
                allow(POST, "/desk/dead-letters/{id}/replay", NETWORK_ADMIN),
                allow(POST, "/desk/dead-letters/{id}/set-aside", NETWORK_ADMIN),
                allow(GET, "/desk/incidents/{id}", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(POST, "/desk/incidents/{id}/claim", VERIFIER),
                allow(POST, "/desk/incidents/{id}/decision", VERIFIER),
                allow(POST, "/desk/incidents/{id}/alerts", VERIFIER, RELEASER),
                allow(GET, "/desk/alerts/{id}", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/desk/alerts/{id}/live", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(GET, "/desk/alerts/{id}/progress", VERIFIER, RELEASER, NETWORK_ADMIN, AUDITOR),
                allow(POST, "/desk/alerts/{id}/approval", RELEASER),
                allow(POST, "/desk/alerts/{id}/rejection", RELEASER),
                allow(POST, "/desk/alerts/{id}/stop", VERIFIER, RELEASER),
                allow(POST, "/desk/alerts/{id}/follow-ups", RELEASER));
    }
}
