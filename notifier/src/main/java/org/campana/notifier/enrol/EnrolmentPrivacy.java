package org.campana.notifier.enrol;

import java.time.Duration;
import org.campana.web.retention.OldRows;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How long is known what somebody who left had asked for.
@Configuration(proxyBeanMethods = false)
class EnrolmentPrivacy {

    /// The time that Joining itself goes by.
    private static final Duration UNCONFIRMED = Duration.ofDays(3);

    /// The time that Leaving itself goes by.
    private static final Duration UNREAD = Duration.ofDays(7);

    @Bean
    RetentionClocks enrolmentRetention(
            JdbcClient jdbc, LeavingSettings settings, LeavingClock leaving, Joining joining) {
        return RetentionClocks.of(
                "notifier",
                new OldRows(jdbc).clock("left-enrolments", settings.keep(), "notify.enrolment", "left_at"),
                RetentionClock.of(
                        "joining", UNCONFIRMED, "select asked_at from notify.joining", joining::forgetUnconfirmed),
                RetentionClock.of("leaving-words", UNREAD, "select said_at from notify.leaving_review", leaving::tick));
    }
}
