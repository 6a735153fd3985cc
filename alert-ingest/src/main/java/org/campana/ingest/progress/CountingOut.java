package org.campana.ingest.progress;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campana.ingest.column.Columns;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Three days after the last news of an alert its deliveries and answers become counts. A page of the alert
/// says the same afterwards.
@Configuration(proxyBeanMethods = false)
class CountingOut {

    private static final Duration KEPT = Duration.ofDays(3);

    private static final String NEWS = """
            (select alert_id, at from ingest.delivery_progress
             union all select alert_id, received_at from ingest.answer_progress) as news""";

    private static final List<String> COUNT_OUT = List.of("""
            insert into ingest.delivery_count (alert_id, revision, status, language, wanted, school_id, failure,
                deliveries, accepted, first_accepted_at, last_accepted_at)
            select alert_id, revision, status, language, wanted, school_id, failure,
                count(*), count(accepted_at), min(accepted_at), max(accepted_at)
            from ingest.deliveries(:alert)
            group by alert_id, revision, status, language, wanted, school_id, failure
            """, """
            insert into ingest.answer_count (alert_id, audience, answer, people)
            select alert_id, audience, answer, count(*) from ingest.answer_progress where alert_id = :alert
            group by alert_id, audience, answer
            """);

    /// Also what came in while the alert was counted out: it was told before, and is in the counts.
    private static final List<String> FORGET = List.of(
            "delete from ingest.delivery_progress where delivery_id in (select delivery_id from ingest.deliveries(:alert))",
            "delete from ingest.answer_progress where alert_id = :alert");

    @Bean
    RetentionClocks deliveryRetention(JdbcClient jdbc, TransactionTemplate transactions) {
        return RetentionClocks.of(
                "ingest",
                RetentionClock.of(
                        "delivery-reports",
                        KEPT,
                        "select max(at) from " + NEWS + " group by alert_id",
                        () -> countOut(jdbc, transactions)));
    }

    private static void countOut(JdbcClient jdbc, TransactionTemplate transactions) {
        List<UUID> old = jdbc.sql("select alert_id from " + NEWS
                        + " group by alert_id having max(at) < now() - make_interval(secs => :seconds)")
                .param("seconds", (double) KEPT.toSeconds())
                .query((row, number) -> Columns.id(row, "alert_id"))
                .list();
        for (UUID alert : old) {
            transactions.executeWithoutResult(status -> {
                boolean first =
                        jdbc.sql("insert into ingest.counted_alert (alert_id) values (:alert) on conflict do nothing")
                                        .param("alert", alert)
                                        .update()
                                == 1;
                if (first) {
                    COUNT_OUT.forEach(
                            each -> jdbc.sql(each).param("alert", alert).update());
                }
                FORGET.forEach(each -> jdbc.sql(each).param("alert", alert).update());
            });
        }
    }
}
