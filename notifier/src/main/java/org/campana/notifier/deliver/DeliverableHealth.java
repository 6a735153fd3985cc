package org.campana.notifier.deliver;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.campana.notifier.channel.Failure;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether a text would leave now, and if not, what is broken. Where a channel has several accounts, which of them
/// sends.
@Component("deliverable")
class DeliverableHealth implements HealthIndicator {

    private final Sender sender;

    DeliverableHealth(Sender sender) {
        this.sender = sender;
    }

    /// The first channel that is broken; the others go on.
    @Override
    public Health health() {
        if (!sender.lanes().stream().allMatch(Lane::healthy)) {
            return Health.down().withDetail("broken", "ledger").build();
        }
        Health.Builder up = Health.up();
        List<Ways> channels = sender.lanes().stream().map(Lane::ways).distinct().toList();
        for (Ways ways : channels) {
            Optional<Carrier> leader = ways.leader();
            Optional<Health> trouble = leader.isPresent() ? Optional.empty() : trouble(ways.first());
            if (trouble.isPresent()) {
                return trouble.get();
            }
            if (ways.carriers().size() > 1) {
                leader.ifPresent(sends ->
                        up.withDetail(sends.kind().name().toLowerCase(Locale.ROOT) + " by account", sends.account()));
            }
        }
        return up.build();
    }

    private static Optional<Health> trouble(Carrier carrier) {
        Optional<Failure> closed = carrier.closed();
        Optional<Failure> held = carrier.hold().why();
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
