package org.campana.eventframe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The gauge `campana.outbox.waiting` by schema: do events leave? Not a number when the database does not answer.
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class OutboxMeters {

    @Bean
    MeterBinder outboxWaiting(ObjectProvider<Outbox> outboxes) {
        return registry ->
                outboxes.forEach(outbox -> Gauge.builder("campana.outbox.waiting", outbox, OutboxMeters::waiting)
                        .description("Events that wait for the broker")
                        .tag("schema", outbox.schema())
                        .register(registry));
    }

    private static double waiting(Outbox outbox) {
        try {
            return outbox.waiting();
        } catch (RuntimeException databaseAway) {
            return Double.NaN;
        }
    }
}
