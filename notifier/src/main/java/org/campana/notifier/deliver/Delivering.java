package org.campana.notifier.deliver;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/// How the parts of sending are put together, once for each account of each channel there is.
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
        Collection<List<Channel>> kinds = channels.stream()
                .sorted(Comparator.comparing(channel -> !Channel.FIRST.equals(channel.account())))
                .collect(Collectors.groupingBy(Channel::kind))
                .values();
        return new Sender(
                kinds.stream()
                        .map(accounts -> new Ways(accounts.stream()
                                .map(account -> carrier(
                                        account,
                                        registrations,
                                        breakers,
                                        account.equals(accounts.getLast())
                                                ? BREAKER
                                                : withAnother(ledger.settings().repair()),
                                        ledger))
                                .toList()))
                        .flatMap(ways -> lanes(ways, ledger, meters))
                        .toList(),
                upkeep);
    }

    /// Where another account stands by, to go there costs little: three texts without an answer are enough. One text
    /// after each pause finds out whether the carrier is back, because each that finds out may end in doubt.
    private static CircuitBreakerConfig withAnother(Duration pause) {
        return CircuitBreakerConfig.from(BREAKER)
                .minimumNumberOfCalls(3)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    private static Carrier carrier(
            Channel channel,
            List<Registration> registrations,
            CircuitBreakerRegistry breakers,
            CircuitBreakerConfig patience,
            Ledger ledger) {
        String name = Carrier.name(channel);
        Bulkhead bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(channel.pace().atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        return new Carrier(
                channel,
                bulkhead,
                breakers.circuitBreaker(name, patience),
                new Pacer(channel.pace().aSecond(), System::nanoTime),
                new Hold(channel.kind(), channel.account(), ledger.settings().repair(), System::nanoTime),
                registrations,
                System::nanoTime);
    }

    private static Stream<Lane> lanes(Ways ways, Ledger ledger, Meters meters) {
        meters.delivery().watch(ways, ledger.claims());
        return ways.carriers().stream().map(carrier -> {
            Recorder recorder = new Recorder(
                    ledger.outcomes(), ledger.enrolment(), ledger.transactions(), carrier, meters.delivery());
            DeliveryFlow flow = new DeliveryFlow(ledger.claims(), carrier, ledger.policy(), recorder);
            return new Lane(flow, carrier, ways, ledger.transactions());
        });
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
