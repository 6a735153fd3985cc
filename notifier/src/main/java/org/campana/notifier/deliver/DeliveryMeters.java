package org.campana.notifier.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.campana.eventframe.DatabaseQuestions;
import org.campana.events.Channel;
import org.campana.events.Severity;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.ledger.Claims;
import org.campana.notifier.ledger.Due;
import org.springframework.stereotype.Component;

/// Are texts leaving, and how fast? Labels are names of enums and of outcomes only.
///
/// - `campana.deliver.outcome{channel,account,outcome}`: what came of requests to the carrier
/// - `campana.deliver.release.to.accepted{channel,severity}`: from a person's release to the carrier's acceptance
///   of the first try; a try that follows a receipt of failure is late because a phone was off
/// - `campana.deliver.in.flight{channel,account}`: requests under way
/// - `campana.deliver.held{channel,account}`: 1 while nothing leaves by it until somebody repairs something
/// - `campana.deliver.standby{channel}`: 1 while another account than the first sends
/// - `campana.deliver.oldest.due{channel}`: seconds that the first which could leave has waited
@Component
class DeliveryMeters {

    /// What took longer counts as this; far above the minute at which people are called.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final DatabaseQuestions questions;
    private final MeterRegistry registry;
    private final Clock clock;

    DeliveryMeters(DatabaseQuestions questions, MeterRegistry registry, Clock clock) {
        this.questions = questions;
        this.registry = registry;
        this.clock = clock;
    }

    void ended(Carrier carrier, Due due, SendOutcome outcome) {
        outcomes(due.channel(), carrier.account(), outcome.getClass()).increment();
        if (outcome instanceof Accepted && due.tries() == 1) {
            toAccepted(due.channel(), due.severity()).record(Duration.between(due.releasedAt(), clock.instant()));
        }
    }

    private Timer toAccepted(Channel channel, Severity severity) {
        return Timer.builder("campana.deliver.release.to.accepted")
                .description("From release by a person to acceptance by the carrier")
                .publishPercentileHistogram()
                .maximumExpectedValue(LONGEST)
                .tag("channel", label(channel))
                .tag("severity", label(severity))
                .register(registry);
    }

    private Counter outcomes(Channel channel, String account, Class<?> outcome) {
        return Counter.builder("campana.deliver.outcome")
                .description("Requests to the carrier by what came of them")
                .tag("channel", label(channel))
                .tag("account", account)
                .tag("outcome", outcome.getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /// An alarm sees a counter rise only when it has seen it before.
    void countFromZero(Channel channel, String account) {
        Stream.of(SendOutcome.class.getPermittedSubclasses()).forEach(outcome -> outcomes(channel, account, outcome));
        Stream.of(Severity.values()).forEach(severity -> toAccepted(channel, severity));
    }

    void watch(Ways ways, Claims claims) {
        ways.carriers().forEach(this::watch);
        Channel channel = ways.first().kind();
        Gauge.builder("campana.deliver.standby", ways, each -> each.standbySends() ? 1 : 0)
                .description("Whether another account than the first sends")
                .tag("channel", label(channel))
                .register(registry);
        Gauge.builder("campana.deliver.oldest.due", claims, ledger -> questions.ask(() -> ledger.oldestDue(channel)))
                .description("How long the first that could leave has waited")
                .baseUnit("seconds")
                .tag("channel", label(channel))
                .strongReference(true)
                .register(registry);
    }

    private void watch(Carrier carrier) {
        countFromZero(carrier.kind(), carrier.account());
        Gauge.builder("campana.deliver.in.flight", carrier, Carrier::inFlight)
                .description("Requests to the carrier under way")
                .tag("channel", label(carrier.kind()))
                .tag("account", carrier.account())
                .register(registry);
        Gauge.builder("campana.deliver.held", carrier, DeliveryMeters::held)
                .description("Whether nothing leaves until somebody repairs something")
                .tag("channel", label(carrier.kind()))
                .tag("account", carrier.account())
                .register(registry);
    }

    private static int held(Carrier carrier) {
        return carrier.closed().isPresent() || carrier.hold().why().isPresent() ? 1 : 0;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
