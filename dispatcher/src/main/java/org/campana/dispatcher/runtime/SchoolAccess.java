package org.campana.dispatcher.runtime;

import static org.campana.web.AccessRules.allow;

import org.campana.web.AccessRules;
import org.campana.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who looks after schools.
@Configuration(proxyBeanMethods = false)
class SchoolAccess {

    @Bean
    AccessRules schoolPagesAccess() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/schools", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/new", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/*", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/*/facts", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/*/facts", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/*/protocol", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/*/protocol", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/*/bells", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/*/bells", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/import", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/import", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/import/template.csv", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/schools/imports/*", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/imports/*/confirmation", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/schools/imports/*/cancellation", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/api/v1/schools/gaps", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/api/v1/schools/imports", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/api/v1/schools/imports/*", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/api/v1/schools/imports/*/confirmation", Role.NETWORK_ADMIN),
                allow(HttpMethod.DELETE, "/api/v1/schools/imports/*", Role.NETWORK_ADMIN));
    }
}
