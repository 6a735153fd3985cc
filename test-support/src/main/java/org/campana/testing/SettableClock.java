package org.campana.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A clock that stands still until a test moves it. What the database decides by its own clock does not follow.
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    private SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /// Stands at this moment.
    public static SettableClock at(Instant start) {
        return new SettableClock(start);
    }

    /// Stands at the real time of its making, to the microsecond, which is what the database keeps.
    public static SettableClock atRealTime() {
        return new SettableClock(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// Moves it on, or back by a negative duration.
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /// Puts it to this moment.
    public void set(Instant to) {
        now.set(to);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Always UTC here, so only that zone is given.
    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZoneOffset.UTC)) {
            throw new IllegalArgumentException("Times are kept in UTC, not in " + zone);
        }
        return this;
    }

    /// `@Import(SettableClock.Instead.class)` puts one at the place of the application's clock.
    @TestConfiguration(proxyBeanMethods = false)
    public static class Instead {

        @Bean
        @Primary
        SettableClock settableClock() {
            return atRealTime();
        }
    }
}
