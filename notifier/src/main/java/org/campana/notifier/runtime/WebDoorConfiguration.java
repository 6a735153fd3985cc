package org.campana.notifier.runtime;

import static org.campana.web.AccessRules.allow;
import static org.campana.web.AccessRules.everyone;

import java.util.List;
import java.util.Locale;
import org.campana.web.AccessRules;
import org.campana.web.PageLanguages;
import org.campana.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may call what of the web door, and in which languages its pages are written beside those of the desk.
@Configuration(proxyBeanMethods = false)
class WebDoorConfiguration {

    private static final List<Locale> ARABIC = List.of(Locale.of("ar"));

    @Bean
    AccessRules webDoorAccess() {
        return AccessRules.of(
                everyone(HttpMethod.GET, "/join"),
                everyone(HttpMethod.GET, "/join/{school}"),
                everyone(HttpMethod.POST, "/join/{school}"),
                everyone(HttpMethod.GET, "/join/{school}/code/{token}"),
                everyone(HttpMethod.POST, "/join/{school}/code/{token}"),
                everyone(HttpMethod.GET, "/notice"),
                everyone(HttpMethod.GET, "/leave/{token}"),
                everyone(HttpMethod.POST, "/leave/{token}"),
                everyone(HttpMethod.POST, "/api/v1/subscriptions"),
                everyone(HttpMethod.POST, "/api/v1/subscriptions/confirmation"),
                everyone(HttpMethod.DELETE, "/api/v1/subscriptions/{token}"),
                allow(HttpMethod.GET, "/posters", Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/posters/{school}/{language}", Role.NETWORK_ADMIN));
    }

    @Bean
    PageLanguages joinLanguages() {
        return new PageLanguages("/join", ARABIC);
    }

    @Bean
    PageLanguages noticeLanguages() {
        return new PageLanguages("/notice", ARABIC);
    }

    @Bean
    PageLanguages leaveLanguages() {
        return new PageLanguages("/leave", ARABIC);
    }
}
