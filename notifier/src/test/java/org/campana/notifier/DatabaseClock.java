package org.campana.notifier;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The clock of the test's database, put ahead of the machine's. All that the notifier decides about time,
/// whose turn it is, what expired, how long a doubt lasts, it decides by `now()` in SQL; a function of that
/// name which is found before PostgreSQL's own moves all of it at once, and nothing of the code is replaced.
///
/// What the process itself measures, a request's deadline, the pace, the breaker's pause, goes on in real
/// seconds.
final class DatabaseClock {

    /// For `spring.datasource.hikari.connection-init-sql`.
    static final String FOUND_FIRST = "set search_path = ahead, pg_catalog, public";

    private final JdbcClient jdbc;
    private Duration ahead = Duration.ZERO;

    DatabaseClock(JdbcClient jdbc, HikariDataSource pool) {
        this.jdbc = jdbc;
        jdbc.sql("create schema ahead").update();
        put();
        // What was prepared on a connection before that would go on by PostgreSQL's own clock.
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /// As the database sees it.
    Instant now() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    /// How far it is before the machine's clock; 0 at first.
    Duration ahead() {
        return ahead;
    }

    /// Puts it forward.
    ///
    /// @param by more than 0: a database's clock does not go back
    void advance(Duration by) {
        if (!by.isPositive()) {
            throw new IllegalArgumentException("by must be more than 0, not " + by);
        }
        ahead = ahead.plus(by);
        put();
    }

    private void put() {
        jdbc.sql("create or replace function ahead.now() returns timestamptz language sql stable parallel safe as "
                        + "'select pg_catalog.now() + interval ''" + ahead.toMillis() + " milliseconds'''")
                .update();
    }
}
