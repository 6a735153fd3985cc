package org.campana.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/// The door for callers with an API key, the third of [SecurityChains]. Apart from the others, since the keys lie in
/// the database.
@Configuration(proxyBeanMethods = false)
class KeyDoor {

    @Bean
    PersonKeys personKeys(JdbcClient jdbc) {
        return new PersonKeys(jdbc);
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiChain(
            HttpSecurity http, AccessGate gate, Refusals refusals, PersonKeys keys, ProblemWriter problems) {
        SecurityContextRepository perRequest = new RequestAttributeSecurityContextRepository();
        SecurityChains.stateless(http)
                .securityMatcher("/api/**")
                .securityContext(context -> context.securityContextRepository(perRequest))
                .addFilterBefore(new BearerKeyFilter(keys, problems, perRequest), AuthorizationFilter.class);
        return SecurityChains.gated(http, gate, refusals, problems);
    }
}
