package org.campana.notifier.deliver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import org.campana.notifier.channel.Failure;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether a text would leave now, and if not, what is broken.
@Component("deliverable")
class DeliverableHealth implements HealthIndicator {

    private final Sender sender;

    DeliverableHealth(Sender sender) {
        this.sender = sender;
    }

    /// The first channel that is broken; the others go on.
    @Override
    public Health health() {
        return sender.lanes().stream()
                .map(DeliverableHealth::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Health.up().build());
    }

    private static Optional<Health> of(Lane lane) {
        Carrier carrier = lane.carrier();
        Optional<Failure> closed = carrier.closed();
        Optional<Failure> held = carrier.hold().why();
        if (!lane.healthy()) {
            return Optional.of(Health.down().withDetail("broken", "ledger").build());
        }
        if (closed.isPresent()) {
            return Optional.of(failure("sender not registered", closed.get()).build());
        }
        if (held.isPresent()) {
            return Optional.of(failure("carrier account", held.get())
                    .withDetail("channel", carrier.kind())
                    .build());
        }
        return carrier.state() == CircuitBreaker.State.OPEN
                ? Optional.of(Health.down()
                        .withDetail("broken", "carrier does not answer")
                        .withDetail("channel", carrier.kind())
                        .build())
                : Optional.empty();
    }

    private static Health.Builder failure(String broken, Failure why) {
        return Health.down()
                .withDetail("broken", broken)
                .withDetail("failure", why)
                .withDetail("meaning", why.sentence());
    }
}
