package org.campana.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Pace;
import org.campana.notifier.channel.Registration;
import org.campana.notifier.ledger.Share;
import org.junit.jupiter.api.Test;

class WaysTests {

    private boolean registered = true;
    private final CircuitBreaker breaker = CircuitBreaker.of("first", Delivering.BREAKER);
    private final Carrier first = carrier("first", breaker);
    private final Carrier standby = carrier("standby", CircuitBreaker.of("standby", Delivering.BREAKER));
    private final Ways ways = new Ways(List.of(first, standby));

    private Carrier carrier(String account, CircuitBreaker itsBreaker) {
        return new Carrier(
                new Account(account),
                Bulkhead.ofDefaults(account),
                itsBreaker,
                new Pacer(1_000, () -> 0),
                new Hold(Channel.SMS, account, Duration.ofSeconds(30), () -> 0),
                List.of(new OfFirst()),
                System::nanoTime);
    }

    private static Share share(String account, boolean leads, String... others) {
        return new Share(Channel.SMS, account, leads, Set.of(others), false);
    }

    @Test
    void whileTheFirstWorksTheStandbyTakesOnlyWhatIsBoundToIt() {
        assertThat(ways.share(first)).isEqualTo(share("first", true, "standby"));
        assertThat(ways.share(standby)).isEqualTo(share("standby", false, "first"));
        assertThat(ways.standbySends()).isFalse();
    }

    @Test
    void aHeldFirstLosesEverythingAndIsTriedOutOnFreshTexts() {
        first.hold().refused(Failure.ACCOUNT_SUSPENDED);

        assertThat(ways.share(standby)).isEqualTo(share("standby", true));
        assertThat(ways.share(first)).isEqualTo(new Share(Channel.SMS, "first", true, Set.of("standby"), true));
        assertThat(ways.standbySends()).isTrue();

        first.hold().accepted();
        assertThat(ways.share(standby)).isEqualTo(share("standby", false, "first"));
    }

    @Test
    void aFirstThatDoesNotAnswerOrIsNotRegisteredLosesEverythingToo() {
        breaker.transitionToOpenState();
        assertThat(ways.leader()).contains(standby);
        breaker.transitionToHalfOpenState();
        assertThat(ways.leader()).as("while it is tried out").contains(standby);
        breaker.transitionToClosedState();
        assertThat(ways.leader()).contains(first);

        registered = false;
        assertThat(ways.leader()).contains(standby);
    }

    @Test
    void whereNeitherWorksEachIsTriedOutOnWhateverThereIs() {
        first.hold().refused(Failure.ACCOUNT_SUSPENDED);
        standby.hold().refused(Failure.CREDENTIALS);

        assertThat(ways.share(first)).isEqualTo(share("first", true));
        assertThat(ways.share(standby)).isEqualTo(share("standby", true));
        assertThat(ways.leader()).isEmpty();
        assertThat(ways.standbySends()).isFalse();
    }

    @Test
    void aHeldStandbyIsNotTriedOutOnPeopleWhomTheFirstReaches() {
        standby.hold().refused(Failure.CREDENTIALS);

        assertThat(ways.share(first)).isEqualTo(share("first", true));
        assertThat(ways.share(standby)).isEqualTo(new Share(Channel.SMS, "standby", false, Set.of("first"), true));
    }

    private record Account(String account) implements org.campana.notifier.channel.Channel {

        @Override
        public Channel kind() {
            return Channel.SMS;
        }

        @Override
        public Pace pace() {
            return new Pace(1_000, 5);
        }

        @Override
        public Map<PersonId, Line> linesTo(Collection<PersonId> people) {
            return Map.of();
        }
    }

    private final class OfFirst implements Registration {

        @Override
        public Channel kind() {
            return Channel.SMS;
        }

        @Override
        public String account() {
            return "first";
        }

        @Override
        public Optional<Failure> closed() {
            return registered ? Optional.empty() : Optional.of(Failure.CAMPAIGN_UNREGISTERED);
        }
    }
}
