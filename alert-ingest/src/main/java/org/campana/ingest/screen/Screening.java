package org.campana.ingest.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.campana.ingest.column.Columns;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Holds back who reports too much. The counts are the reports in PostgreSQL, so the limits hold over all instances
/// and restarts. They fail closed: a database that cannot be asked cannot keep a report either.
@Component
public class Screening {

    private final JdbcClient jdbc;
    private final ScreenSettings settings;

    Screening(JdbcClient jdbc, ScreenSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Lets the reporter through, inside the transaction that keeps the report.
    ///
    /// @throws Problem 429 with `Retry-After`
    public void admit(Reporter reporter) {
        switch (reporter) {
            case Reporter.Invited(Person person) -> admitPerson(person.id());
            case Reporter.Anonymous anonymous -> admitAnonymous();
        }
    }

    private void admitPerson(UUID person) {
        // Two reports at once would both see the count before either is kept: one at a time a person.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ingest.reporter ' || :person, 0)) is null")
                .param("person", person.toString())
                .query(Boolean.class)
                .single();
        Recent recent = jdbc.sql("""
                select count(*) as reports, min(received_at) as oldest, now() as now from (
                    select received_at from ingest.report
                    where reporter = :person and received_at > now() - make_interval(secs => :seconds)
                    order by received_at desc limit :most) r
                """)
                .param("person", person)
                .param("seconds", (double) settings.window().toSeconds())
                .param("most", settings.perReporter())
                .query((row, n) -> new Recent(
                        row.getInt("reports"), Columns.instantOrNull(row, "oldest"), Columns.instant(row, "now")))
                .single();
        if (recent.reports() >= settings.perReporter()) {
            throw tooMany(
                    "You sent " + recent.reports() + " reports within " + minutes(settings.window()) + " minutes.",
                    recent.untilFree(settings.window()));
        }
    }

    private void admitAnonymous() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ingest.reporter anonymous', 0)) is null")
                .query(Boolean.class)
                .single();
        Recent recent = jdbc.sql("""
                select count(*) as reports, min(received_at) as oldest, now() as now
                from ingest.report where reporter is null and received_at > now() - interval '1 hour'
                """)
                .query((row, n) -> new Recent(
                        row.getInt("reports"), Columns.instantOrNull(row, "oldest"), Columns.instant(row, "now")))
                .single();
        if (recent.reports() >= settings.anonymousPerHour()) {
            throw tooMany(
                    "The open page took as many reports this hour as it may.", recent.untilFree(Duration.ofHours(1)));
        }
    }

    private static Problem tooMany(String detail, Duration wait) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-reports", "Too many reports", detail)
                .retryAfter(wait)
                .fix("Wait " + Math.max(1, minutes(wait)) + " minutes, or call the hotline if it cannot wait.");
    }

    private static long minutes(Duration duration) {
        return (duration.toSeconds() + 59) / 60;
    }

    private record Recent(int reports, @Nullable Instant oldest, Instant now) {

        Duration untilFree(Duration window) {
            Duration left = Duration.between(now, (oldest == null ? now : oldest).plus(window));
            return left.isPositive() ? left : Duration.ofSeconds(1);
        }
    }
}
