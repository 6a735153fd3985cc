package org.campana.web.retention;

import java.time.Clock;
import org.campana.web.AccessRules;
import org.campana.web.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The rounds and their page, for every service that has a database.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({RetentionMeters.class, PrivacyPages.class})
public class RetentionConfiguration {

    @Bean
    RetentionRounds retentionRounds(ObjectProvider<RetentionClocks> steps, JdbcClient jdbc, Clock clock) {
        return new RetentionRounds(steps.orderedStream().toList(), jdbc, clock);
    }

    @Bean
    AccessRules privacyAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/privacy", Role.NETWORK_ADMIN, Role.AUDITOR),
                AccessRules.allow(HttpMethod.GET, "/privacy/{service}", Role.NETWORK_ADMIN, Role.AUDITOR));
    }
}
