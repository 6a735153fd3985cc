package org.campana.dispatcher.fanout;

import java.util.List;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The texts of an alert name a place, and its slices are cut at the ids of people: both go after a while (reliability
/// C15), and so does the place itself. What became of the alert stays, without either.
@Configuration(proxyBeanMethods = false)
class OldTexts {

    private static final String WITH_TEXTS = """
            dispatch.alert a where a.place is not null
              or exists (select from dispatch.alert_text t where t.alert_id = a.alert_id)
              or exists (select from dispatch.alert_slice s where s.alert_id = a.alert_id)""";

    private static final String OLD =
            "(select alert_id from dispatch.alert where dispatched_at < now() - make_interval(secs => :seconds))";

    private static final List<String> FORGET = List.of(
            "delete from dispatch.alert_text where alert_id in " + OLD,
            "delete from dispatch.alert_slice where alert_id in " + OLD,
            "update dispatch.alert set place = null where place is not null and alert_id in " + OLD);

    @Bean
    RetentionClocks textRetention(JdbcClient jdbc, TextSettings settings) {
        return RetentionClocks.of(
                "dispatcher",
                RetentionClock.of(
                        "alert-texts",
                        settings.keep(),
                        "select a.dispatched_at from " + WITH_TEXTS,
                        () -> FORGET.forEach(each -> jdbc.sql(each)
                                .param("seconds", (double) settings.keep().toSeconds())
                                .update())));
    }
}
