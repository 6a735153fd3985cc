package org.campana.dispatcher.runtime;

import static org.campana.web.AccessRules.allow;
import static org.campana.web.AccessRules.everyone;

import org.campana.web.AccessRules;
import org.campana.web.Role;
import org.campana.web.UploadRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// Who may record and approve: those who write words. What is approved a carrier fetches without signing in.
@Configuration(proxyBeanMethods = false)
class RecordingAccess {

    @Bean
    AccessRules recordingAccess() {
        return AccessRules.of(
                everyone(HttpMethod.GET, "/clips/{id}.wav"),
                allow(HttpMethod.GET, "/recordings", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/recordings/language", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/recordings/{language}", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/recordings/{language}/take", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.GET, "/recordings/sounds/{id}.wav", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/recordings/takes", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/recordings/{language}/approval", Role.TRANSLATOR, Role.NETWORK_ADMIN),
                allow(HttpMethod.POST, "/recordings/{language}/withdrawal", Role.TRANSLATOR, Role.NETWORK_ADMIN));
    }

    @Bean
    UploadRoutes recordingUploads() {
        return UploadRoutes.of("/recordings/takes");
    }
}
