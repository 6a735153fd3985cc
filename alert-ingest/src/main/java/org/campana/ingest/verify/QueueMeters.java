package org.campana.ingest.verify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.campana.eventframe.DatabaseQuestions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Does a report lie where nobody looks?
///
/// - `campana.queue.oldest`: seconds that the first incident which nobody holds, drills apart, has waited; 0 for
///   none, not a number while the database does not answer
@Component
class QueueMeters {

    private final JdbcClient jdbc;

    QueueMeters(JdbcClient jdbc, DatabaseQuestions questions, MeterRegistry registry) {
        this.jdbc = jdbc;
        Gauge.builder("campana.queue.oldest", this, each -> questions.ask(each::oldest))
                .description("How long the first incident has waited for a verifier")
                .baseUnit("seconds")
                .register(registry);
    }

    private double oldest() {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(greatest(opened_at, claimed_until))), 0)
                        from ingest.incident
                        where state in ('RECEIVED', 'BEING_CHECKED') and not drill
                        and (claimed_until is null or claimed_until < now())
                        """).query(Double.class).single();
    }
}
