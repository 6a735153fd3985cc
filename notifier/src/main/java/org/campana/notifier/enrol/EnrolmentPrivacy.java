package org.campana.notifier.enrol;

import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How long is known what somebody who left had asked for.
@Configuration(proxyBeanMethods = false)
class EnrolmentPrivacy {

    @Bean
    RetentionClocks enrolmentRetention(JdbcClient jdbc, LeavingSettings settings) {
        return RetentionClocks.of(
                "notifier", new OldRows(jdbc).clock("left-enrolments", settings.keep(), "notify.enrolment", "left_at"));
    }
}
