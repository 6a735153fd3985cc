package org.campana.notifier.runtime;

import static org.campana.web.AccessRules.allow;

import org.campana.web.AccessRules;
import org.campana.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who reads what sounds like leaving.
@Configuration(proxyBeanMethods = false)
class LeavingAccess {

    @Bean
    AccessRules notifierLeavingAccess() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/people/leaving", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/people/leaving/{person}/left", Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/people/leaving/{person}/stays", Role.NETWORK_ADMIN));
    }
}
