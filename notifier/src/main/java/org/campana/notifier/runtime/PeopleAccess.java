package org.campana.notifier.runtime;

import static org.campana.web.AccessRules.allow;

import org.campana.web.AccessRules;
import org.campana.web.Role;
import org.campana.web.UploadRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may see the list of people in figures, and bring one: the administrator of the network alone.
@Configuration(proxyBeanMethods = false)
class PeopleAccess {

    @Bean
    AccessRules peopleRules() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/people", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/people/import", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/people/import", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/people/import/template.csv", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/people/imports/{id}", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/people/imports/{id}/confirmation", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/people/imports/{id}/cancellation", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/api/v1/people/summary", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/api/v1/people/imports", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/api/v1/people/imports/{id}", Role.NETWORK_ADMIN),
                allow(HttpMethod.DELETE, "/api/v1/people/imports/{id}", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/api/v1/people/imports/{id}/confirmation", Role.NETWORK_ADMIN));
    }

    /// A list of 10,000 people does not fit into 64 KiB.
    @Bean
    UploadRoutes peopleUploads() {
        return UploadRoutes.of("/people/import", "/api/v1/people/imports");
    }
}
