package org.campana.dispatcher.runtime;

import static org.campana.web.AccessRules.allow;

import java.util.stream.Stream;
import org.campana.web.AccessRules;
import org.campana.web.AccessRules.Rule;
import org.campana.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may open the pages where words are written.
@Configuration(proxyBeanMethods = false)
class WordingAccess {

    @Bean
    AccessRules wordingAccess() {
        return AccessRules.of(Stream.concat(
                        rules(
                                HttpMethod.GET,
                                "/wordings",
                                "/wordings.csv",
                                "/wordings/language",
                                "/wordings/{name}/{language}"),
                        rules(
                                HttpMethod.POST,
                                "/wordings/{name}/{language}",
                                "/wordings/{name}/{language}/check",
                                "/wordings/{name}/{language}/approval",
                                "/wordings/{name}/{language}/withdrawal",
                                "/wordings/imports",
                                "/wordings/imports/confirmation"))
                .toArray(Rule[]::new));
    }

    private static Stream<Rule> rules(HttpMethod method, String... patterns) {
        return Stream.of(patterns).map(pattern -> allow(method, pattern, Role.TRANSLATOR, Role.NETWORK_ADMIN));
    }
}
