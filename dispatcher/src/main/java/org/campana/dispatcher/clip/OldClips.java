package org.campana.dispatcher.clip;

import java.time.Duration;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A recording is somebody's voice: it goes a while after a newer one was approved or it was taken out of use.
/// By then no call is under way that plays it.
@Configuration(proxyBeanMethods = false)
class OldClips {

    private static final Duration KEEP = Duration.ofDays(30);

    /// When a version `c` was out of use first; null while it is in use, or waits.
    private static final String SINCE = """
            (select min(n.reviewed_at) from dispatch.clip n
             where n.language = c.language and n.name = c.name and n.state <> 'UNREVIEWED'
               and (n.version > c.version or n.version = c.version and n.state = 'WITHDRAWN'))""";

    @Bean
    RetentionClocks clipRetention(JdbcClient jdbc) {
        return RetentionClocks.of(
                "dispatcher",
                RetentionClock.of(
                        "old-recordings",
                        KEEP,
                        "select since from (select " + SINCE
                                + " as since from dispatch.clip c) old where since is not null",
                        () -> jdbc.sql("delete from dispatch.clip c where " + SINCE
                                        + " < now() - make_interval(secs => :seconds)")
                                .param("seconds", (double) KEEP.toSeconds())
                                .update()),
                RetentionClock.open("recordings"));
    }
}
