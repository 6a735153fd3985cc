package org.campana.notifier;

import static org.campana.web.AccessRules.everyone;

import java.nio.charset.StandardCharsets;
import org.campana.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Stands in for the dispatcher, which serves the recordings under the same public address.
@RestController
class ServedClips {

    @GetMapping(path = "/clips/{clip}", produces = "audio/wav")
    byte[] clip(@PathVariable String clip) {
        return clip.getBytes(StandardCharsets.UTF_8);
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        AccessRules servedClipsAccess() {
            return AccessRules.of(everyone(HttpMethod.GET, "/clips/{clip}"));
        }
    }
}
