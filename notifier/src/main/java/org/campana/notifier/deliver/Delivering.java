package org.campana.notifier.deliver;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.campana.notifier.channel.Channel;
import org.campana.notifier.channel.Registration;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.Claims;
import org.campana.notifier.ledger.Outcomes;
import org.campana.notifier.ledger.Upkeep;
import org.campana.notifier.retry.RetryPolicy;
import org.campana.notifier.retry.RetrySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How the parts of sending are put together, once for each channel there is.
@Configuration(proxyBeanMethods = false)
class Delivering {

    /// Reliability, section 6: one breaker a sender and channel; 4xx answers such as an opt-out are successes
    /// of the carrier, and refusals for speed are neither.
    static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.TIME_BASED)
            .slidingWindowSize(30)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(50)
            .slowCallDurationThreshold(Duration.ofSeconds(5))
            .slowCallRateThreshold(80)
            .waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(3)
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .build();

    @Bean
    Sender notifierSender(
            List<Channel> channels, List<Registration> registrations, Ledger ledger, Upkeep upkeep, Meters meters) {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(BREAKER);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters.registry());
        return new Sender(
                channels.stream()
                        .map(channel -> lane(carrier(channel, registrations, breakers, ledger, meters), ledger, meters))
                        .toList(),
                upkeep);
    }

    private static Carrier carrier(
            Channel channel,
            List<Registration> registrations,
            CircuitBreakerRegistry breakers,
            Ledger ledger,
            Meters meters) {
        String name = Carrier.label(channel.kind());
        Bulkhead bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(channel.pace().atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        Carrier carrier = new Carrier(
                channel,
                bulkhead,
                breakers.circuitBreaker(name),
                new Pacer(channel.pace().aSecond(), System::nanoTime),
                new Hold(channel.kind(), ledger.settings().repair(), System::nanoTime),
                registrations);
        meters.delivery().watch(carrier, ledger.claims());
        return carrier;
    }

    private static Lane lane(Carrier carrier, Ledger ledger, Meters meters) {
        Recorder recorder = new Recorder(
                ledger.outcomes(), ledger.enrolment(), ledger.transactions(), carrier.hold(), meters.delivery());
        return new Lane(
                new DeliveryFlow(ledger.claims(), carrier, ledger.policy(), recorder), carrier, ledger.transactions());
    }

    /// What every channel's lane reads from and writes to.
    @Component
    record Ledger(
            Claims claims,
            Outcomes outcomes,
            Enrolment enrolment,
            RetryPolicy policy,
            RetrySettings settings,
            TransactionTemplate transactions) {}

    /// Where it is counted.
    @Component
    record Meters(DeliveryMeters delivery, MeterRegistry registry) {}
}
