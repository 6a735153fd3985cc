package org.campana.web.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// Runs every clock every few minutes, and counts what they left. More processes of a service run the same rounds;
/// deleting twice deletes once.
public final class RetentionRounds {

    /// A clock may be this late before it counts as overdue: some rounds, and a pause for an upgrade.
    static final Duration GRACE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(RetentionRounds.class);

    private final List<RetentionClocks> steps;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Instant> ranAt = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> overdue = new ConcurrentHashMap<>();

    RetentionRounds(List<RetentionClocks> steps, JdbcClient jdbc, Clock clock) {
        this.steps = List.copyOf(steps);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One round.
    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT20S")
    public void run() {
        for (RetentionClocks step : steps) {
            for (RetentionClock each : step.clocks()) {
                run(step.service(), each);
                Standing standing = standing(step.service(), each);
                overdue.put(key(step.service(), each), standing.late() + (standing.failed() ? 1 : 0));
                if (standing.late() > 0) {
                    log.atError()
                            .addKeyValue("service", step.service())
                            .addKeyValue("clock", each.name())
                            .addKeyValue("rows", standing.late())
                            .log("kept for longer than promised");
                }
            }
        }
    }

    private void run(String service, RetentionClock each) {
        Runnable forget = each.forget();
        if (forget == null) {
            return;
        }
        String key = key(service, each);
        try {
            forget.run();
            failed.remove(key);
            ranAt.put(key, clock.instant());
        } catch (RuntimeException refused) {
            failed.add(key);
            log.atError()
                    .addKeyValue("service", service)
                    .addKeyValue("clock", each.name())
                    .addKeyValue("failure", refused.getClass().getSimpleName())
                    .log("retention failed; trying again in the next round");
        }
    }

    /// Whose clocks these are.
    Set<String> services() {
        return steps.stream().map(RetentionClocks::service).collect(Collectors.toSet());
    }

    List<RetentionClocks> steps() {
        return steps;
    }

    /// Every clock of a service as it stands now.
    List<Standing> standings(String service) {
        return steps.stream()
                .filter(step -> step.service().equals(service))
                .flatMap(step -> step.clocks().stream())
                .map(each -> standing(service, each))
                .toList();
    }

    private Standing standing(String service, RetentionClock each) {
        Instant ran = ranAt.get(key(service, each));
        boolean broken = failed.contains(key(service, each));
        Duration kept = each.kept();
        if (each.heldSince() == null || kept == null) {
            return new Standing(service, each, null, 0, 0, null, ran, broken);
        }
        try {
            return jdbc.sql("""
                            select count(at) as held,
                              count(at) filter (where at < now() - make_interval(secs => :kept)) as due,
                              count(at) filter (where at < now() - make_interval(secs => :kept + :grace)) as late,
                              extract(epoch from now() - min(at) filter (where at < now()))::float8 as oldest
                            from (%s) as k(at)
                            """.formatted(each.heldSince()))
                    .param("kept", (double) kept.toSeconds())
                    .param("grace", (double) GRACE.toSeconds())
                    .query((row, number) -> new Standing(
                            service,
                            each,
                            row.getLong("held"),
                            row.getLong("due"),
                            row.getLong("late"),
                            age(row.getObject("oldest", Double.class)),
                            ran,
                            broken))
                    .single();
        } catch (RuntimeException unreadable) {
            log.atError()
                    .addKeyValue("clock", each.name())
                    .addKeyValue("failure", unreadable.getClass().getSimpleName())
                    .log("what a clock holds cannot be counted");
            return new Standing(service, each, null, 0, 0, null, ran, true);
        }
    }

    private static @Nullable Duration age(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofSeconds(Math.max(0, Math.round(seconds)));
    }

    /// What the last round left overdue of one clock; not a number before the first.
    double overdue(String service, RetentionClock each) {
        Long rows = overdue.get(key(service, each));
        return rows == null ? Double.NaN : rows;
    }

    private static String key(String service, RetentionClock each) {
        return service + " " + each.name();
    }
}
