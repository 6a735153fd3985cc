package org.campana.ingest.release;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.campana.eventframe.DatabaseQuestions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Does an alert wait for its second person?
///
/// - `campana.approval.oldest`: seconds that the first one, drills apart, has waited; 0 for none, not a number while
///   the database does not answer
@Component
class ApprovalMeters {

    private final JdbcClient jdbc;

    ApprovalMeters(JdbcClient jdbc, DatabaseQuestions questions, MeterRegistry registry) {
        this.jdbc = jdbc;
        Gauge.builder("campana.approval.oldest", this, each -> questions.ask(each::oldest))
                .description("How long the first alert has waited for approval")
                .baseUnit("seconds")
                .register(registry);
    }

    private double oldest() {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(created_at)), 0) from ingest.alert
                        where state = 'PENDING_APPROVAL' and not drill
                        """).query(Double.class).single();
    }
}
