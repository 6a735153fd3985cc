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

    @Override
    public Health health() {
        Optional<Failure> closed = sender.carrier().closed();
        Optional<Failure> held = sender.carrier().hold().why();
        if (!sender.healthy()) {
            return Health.down().withDetail("broken", "ledger").build();
        }
        if (closed.isPresent()) {
            return Health.down()
                    .withDetail("broken", "sender not registered")
                    .withDetail("failure", closed.get())
                    .withDetail("meaning", closed.get().sentence())
                    .build();
        }
        if (held.isPresent()) {
            return Health.down()
                    .withDetail("broken", "carrier account")
                    .withDetail("failure", held.get())
                    .withDetail("meaning", held.get().sentence())
                    .build();
        }
        return sender.carrier().state() == CircuitBreaker.State.OPEN
                ? Health.down().withDetail("broken", "carrier does not answer").build()
                : Health.up().build();
    }
}
