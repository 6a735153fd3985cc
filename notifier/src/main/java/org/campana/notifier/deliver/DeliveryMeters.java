package org.campana.notifier.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.campana.events.Channel;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.ledger.Due;
import org.springframework.stereotype.Component;

/// Are texts leaving, and how fast? Labels are names of enums and of outcomes only.
///
/// - `campana.deliver.outcome{channel,outcome}`: what came of requests to the carrier
/// - `campana.deliver.release.to.accepted{severity}`: from a person's release to the carrier's acceptance
/// - `campana.deliver.in.flight{channel}`: requests under way
@Component
class DeliveryMeters {

    private final MeterRegistry registry;
    private final Clock clock;

    DeliveryMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void ended(Due due, SendOutcome outcome) {
        Counter.builder("campana.deliver.outcome")
                .description("Requests to the carrier by what came of them")
                .tag("channel", label(due.channel()))
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (outcome instanceof Accepted) {
            Timer.builder("campana.deliver.release.to.accepted")
                    .description("From release by a person to acceptance by the carrier")
                    .publishPercentileHistogram()
                    .tag("severity", label(due.severity()))
                    .register(registry)
                    .record(Duration.between(due.releasedAt(), clock.instant()));
        }
    }

    void watch(Channel channel, IntSupplier inFlight) {
        Gauge.builder("campana.deliver.in.flight", inFlight, IntSupplier::getAsInt)
                .description("Requests to the carrier under way")
                .tag("channel", label(channel))
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
