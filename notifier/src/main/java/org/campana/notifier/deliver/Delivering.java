package org.campana.notifier.deliver;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.campana.notifier.address.AddressBook;
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
import org.springframework.transaction.support.TransactionTemplate;

/// How the parts of sending are put together, for the one carrier there is.
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
    Hold smsHold(RetrySettings settings) {
        return new Hold(settings.repair(), System::nanoTime);
    }

    @Bean
    Carrier smsCarrier(
            List<Channel> channels,
            List<Registration> registrations,
            SmsSettings settings,
            Hold smsHold,
            MeterRegistry registry,
            DeliveryMeters meters) {
        Channel sms = channels.stream()
                .filter(channel -> channel.kind() == org.campana.events.Channel.SMS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No channel for texts"));
        Bulkhead bulkhead = Bulkhead.of(
                "sms",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(BREAKER);
        CircuitBreaker breaker = breakers.circuitBreaker("sms");
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        Carrier carrier = new Carrier(
                sms,
                bulkhead,
                breaker,
                new Pacer(settings.segmentsPerSecond(), System::nanoTime),
                smsHold,
                registrations);
        meters.watch(sms.kind(), carrier::inFlight);
        return carrier;
    }

    @Bean
    Recorder deliveryRecorder(
            Outcomes outcomes,
            Enrolment enrolment,
            TransactionTemplate transactions,
            Hold smsHold,
            DeliveryMeters meters) {
        return new Recorder(outcomes, enrolment, transactions, smsHold, meters);
    }

    @Bean
    DeliveryFlow deliveryFlow(
            Claims claims, AddressBook addresses, Carrier smsCarrier, RetryPolicy policy, Recorder deliveryRecorder) {
        return new DeliveryFlow(claims, addresses, smsCarrier, policy, deliveryRecorder);
    }

    @Bean
    Sender smsSender(DeliveryFlow deliveryFlow, Carrier smsCarrier, Upkeep upkeep, TransactionTemplate transactions) {
        return new Sender(deliveryFlow, smsCarrier, upkeep, transactions);
    }
}
