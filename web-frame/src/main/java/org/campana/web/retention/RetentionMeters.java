package org.campana.web.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The gauge `campana.retention.overdue` by service and clock: is something kept for longer than promised?
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class RetentionMeters {

    @Bean
    MeterBinder retentionOverdue(RetentionRounds rounds) {
        return registry -> rounds.steps()
                .forEach(step -> step.clocks()
                        .forEach(clock -> Gauge.builder(
                                        "campana.retention.overdue",
                                        rounds,
                                        each -> each.overdue(step.service(), clock))
                                .description("Rows kept for longer than promised, and 1 for a clock that fails")
                                .tag("service", step.service())
                                .tag("clock", clock.name())
                                .register(registry)));
    }
}
