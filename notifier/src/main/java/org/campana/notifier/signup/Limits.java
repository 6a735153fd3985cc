package org.campana.notifier.signup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.campana.events.PersonId;
import org.campana.notifier.address.Vault;
import org.campana.notifier.signup.SignUpMeters.Outcome;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often the web door opens. Counted in the database under one lock, so that neither a restart nor many requests
/// at once get past it; whatever goes wrong here ends the request, and nothing is sent.
@Component
class Limits {

    /// Of all advisory locks of this schema the one for the web door.
    private static final long LOCK = 0x7369676e7570L;

    private static final Duration HOUR = Duration.ofHours(1);

    /// While the hour is full the database is asked at most this often: a flood must not cost the alerts anything.
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SignUpSettings settings;
    private final SignUpMeters meters;
    private final Clock clock;
    private volatile long fullUntil = System.nanoTime();

    Limits(JdbcClient jdbc, Vault vault, SignUpSettings settings, SignUpMeters meters, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /// Turns away whoever comes right after the hour was found to be full, before anything else is done.
    ///
    /// @throws Problem as [#enter]
    void glance() {
        if (System.nanoTime() - fullUntil < 0) {
            meters.count(Outcome.CEILING);
            throw full();
        }
    }

    /// Lets one in at a time until the caller's transaction ends, and only while there is room.
    ///
    /// @throws Problem when this network asked too often or the hour is full; the same for every number
    void enter(Network network, Outcome wanted) {
        alone();
        Used used = used(network);
        if (used.network() >= settings.perNetworkPerHour()) {
            meters.count(Outcome.NETWORK);
            throw full();
        }
        if (wanted == Outcome.DEVICE ? used.devices() >= settings.devicesPerHour() : codesAreOut(used)) {
            meters.count(Outcome.CEILING);
            throw full();
        }
    }

    /// Waits until nobody else is between [#enter] and the end of their transaction.
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> 1)
                .single();
    }

    private boolean codesAreOut(Used used) {
        meters.ceiling(used.codes(), settings.codesPerHour());
        boolean out = used.codes() >= settings.codesPerHour();
        fullUntil = System.nanoTime() + (out ? GLANCE.toNanos() : 0);
        return out;
    }

    /// Whether this number may be texted a code now.
    boolean mayText(PersonId person) {
        return jdbc.sql("""
                        select count(*) < :perDay and count(*) filter (where at > now() - make_interval(secs => :pause)) = 0
                        from notify.sign_up_asked
                        where person_id = :person and what = 'CODE' and at > now() - interval '1 day'
                        """)
                .param("perDay", settings.codesPerNumberPerDay())
                .param("pause", settings.pause().toMillis() / 1000.0)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /// Counts one that was let in.
    void note(PersonId person, Network network, Outcome outcome) {
        jdbc.sql("""
                insert into notify.sign_up_asked (person_id, network_index, what)
                values (:person, decode(:network, 'hex'), :what)
                """)
                .param("person", person.value())
                .param("network", index(network, today()))
                .param("what", outcome.name())
                .update();
        meters.count(outcome);
        lookAtTheCeiling();
    }

    /// Raises the alarm when the hour is full, ends it when there is room again.
    void lookAtTheCeiling() {
        int codes = jdbc.sql(
                        "select count(*) from notify.sign_up_asked where what = 'CODE' and at > now() - interval '1 hour'")
                .query(Integer.class)
                .single();
        meters.ceiling(codes, settings.codesPerHour());
        fullUntil = System.nanoTime();
    }

    Problem crowded() {
        meters.count(Outcome.CROWD);
        return full();
    }

    private Used used(Network network) {
        return jdbc.sql("""
                        select count(*) filter (where what = 'CODE') as codes,
                          count(*) filter (where what = 'DEVICE') as devices,
                          count(*) filter (where network_index in (decode(:today, 'hex'), decode(:yesterday, 'hex')))
                            as network
                        from notify.sign_up_asked where at > now() - interval '1 hour'
                        """)
                .param("today", index(network, today()))
                .param("yesterday", index(network, today().minusDays(1)))
                .query((row, number) -> new Used(row.getInt("codes"), row.getInt("devices"), row.getInt("network")))
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String index(Network network, LocalDate day) {
        return HexFormat.of().formatHex(vault.index("network", day + "|" + network.prefix()));
    }

    private static Problem full() {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-sign-ups",
                        "Too many people are joining right now",
                        "Nothing was sent. You can also join by a text with your school's keyword.")
                .fix("Try again in an hour, or text the keyword on your school's poster")
                .retryAfter(HOUR);
    }

    private record Used(int codes, int devices, int network) {}
}
