package org.campana.carrier.page;

import org.campana.web.AccessRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Everyone may open the phones where they are shown at all.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("carrier.page")
class PhonesAccess {

    @Bean
    AccessRules carrierPhonesAccess() {
        return AccessRules.of(
                AccessRules.everyone(HttpMethod.GET, "/demo/phones/**"),
                AccessRules.everyone(HttpMethod.POST, "/demo/phones/**"));
    }
}
