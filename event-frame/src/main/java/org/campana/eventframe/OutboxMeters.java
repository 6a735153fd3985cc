package org.campana.eventframe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// - `campana.outbox.waiting{schema}`: how many events wait for the broker
/// - `campana.outbox.oldest{schema}`: do events leave? Seconds that the first has waited, 0 for none; during a large
///   alert a few wait at any moment, none of them for long
/// - `campana.listener.died`: 1 when a listener of this process has, and nobody reads its topic here.
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class OutboxMeters {

    @Bean
    MeterBinder outboxWaiting(ObjectProvider<Outbox> outboxes, DatabaseQuestions questions) {
        return registry -> outboxes.forEach(outbox -> {
            Gauge.builder("campana.outbox.waiting", outbox, each -> questions.ask(each::waiting))
                    .description("Events that wait for the broker")
                    .tag("schema", outbox.schema())
                    .register(registry);
            Gauge.builder("campana.outbox.oldest", outbox, each -> questions.ask(each::oldest))
                    .description("How long the first event has waited for the broker")
                    .baseUnit("seconds")
                    .tag("schema", outbox.schema())
                    .register(registry);
        });
    }

    @Bean
    MeterBinder listenerDied(ListenerWatch watch) {
        return registry -> Gauge.builder("campana.listener.died", watch, each -> each.oneDied() ? 1 : 0)
                .description("Whether a listener of this process has died")
                .register(registry);
    }
}
