package org.campana.notifier.reach;

import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What ends what is known of a channel: a text that arrives, a new word, or leaving; no clock.
@Configuration(proxyBeanMethods = false)
class ReachRetention {

    @Bean
    RetentionClocks reachClocks() {
        return RetentionClocks.of("notifier", RetentionClock.open("unreachable"));
    }
}
