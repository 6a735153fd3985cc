package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.Figures;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// For two hours the carrier answers half of the requests with 500 and the others not at all, while alerts,
/// their ends and drills go on arriving (reliability section 2.2, carrier outage; section 5, row 9). The two
/// hours are those of the database's clock, which runs so fast that they pass in seconds; from the moment the
/// carrier is back it keeps step with the machine again. The carrier's own book is the judge.
///
/// `-Dcampana.rig.sends=10000 -Dcampana.rig.outage-seconds=120` is the long run of `docs/reliability.md`.
@TestPropertySource(
        properties = {
            "campana.sms.segments-per-second=" + TwoHoursAwayIT.PACE,
            "campana.sms.in-flight=100",
            "campana.sms.twilio.deadline=1s",
            "campana.retry.callback-window=30s",
            "campana.brake.alerts-per-person=1000",
            "spring.datasource.hikari.connection-init-sql=" + DatabaseClock.FOUND_FIRST
        })
class TwoHoursAwayIT extends WithCrowds {

    /// Texts a second.
    static final int PACE = 100;

    private static final Duration OUTAGE = Duration.ofHours(2);
    private static final Duration REALLY = Duration.ofSeconds(Integer.getInteger("campana.rig.outage-seconds", 16));
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int SENDS = Integer.getInteger("campana.rig.sends", 800);
    private static final int EACH = SENDS / 10;

    /// Told before it was away; few, or their success would keep the breaker closed for the next half minute.
    private static final int FEW = EACH / 5;

    private static final long SEED = Long.getLong("campana.rig.seed", 20261130);

    /// From the judgement of a text to its request may lie a second (`DeliveryFlow`).
    private static final Duration FRESH = Duration.ofSeconds(1);

    /// While its alert lives, and after.
    private static final String IN_DOUBT =
            "(status = 'SENDING' or status = 'FAILED_TECHNICAL' and failure = 'UNCONFIRMED')";

    /// How many may leave at once: two quarters of a second.
    private static final int AT_ONCE = PACE / 2;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private MeterRegistry meters;

    private final List<Wave> waves = new ArrayList<>();
    private DatabaseClock clock;
    private List<PhoneNumber> numbers;
    private List<PersonId> people;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    @Test
    void whatIsStillTrueGoesOutGravestFirstAndNothingThatIsOver() {
        clock = new DatabaseClock(jdbc, pool);
        numbers = numbers(401, 10 * EACH);
        people = families(numbers);
        Wave toldEnded = alert("told, and ended", FEW, Severity.IMMEDIATE, Duration.ofHours(4));
        Wave toldUpdated = alert("told, and updated", FEW, Severity.IMMEDIATE, Duration.ofHours(4));
        await().atMost(Duration.ofMinutes(2)).until(() -> delivered(toldEnded) + delivered(toldUpdated) == 2 * FEW);

        Instant left = now();
        List<Instant> ticks = goAway();
        alert("old", Severity.IMMEDIATE, Duration.ofHours(3));
        await("the carrier is given up for a while")
                .atMost(Duration.ofSeconds(30))
                .until(() -> breakerIsOpen() && count("a.state = 'SUBMITTING'") == 0);
        long foundOut = asked(left);
        alert("brief", Severity.IMMEDIATE, Duration.ofMinutes(30));
        alert("drill", Severity.ROUTINE, Duration.ofHours(3));
        alert("brief drill", Severity.ROUTINE, Duration.ofMinutes(45));
        followUp(toldUpdated, FollowUpKind.UPDATE, Duration.ofMinutes(50));
        pass(Duration.ofMinutes(60), ticks);
        alert("an hour later", Severity.IMMEDIATE, Duration.ofHours(2));
        alert("an hour later and brief", Severity.IMMEDIATE, Duration.ofMinutes(20));
        followUp(toldEnded, FollowUpKind.ALL_CLEAR, Duration.ofHours(4));
        pass(Duration.ofMinutes(50), ticks);
        alert("newest", Severity.IMMEDIATE, Duration.ofHours(1));
        alert("newest drill", Severity.ROUTINE, Duration.ofHours(1));
        pass(Duration.ofMinutes(10), ticks);
        // Some of these are still in time when their turn comes, the others not any more.
        alert("at its end", Severity.ROUTINE, Duration.ofMillis(1_500 + 5_500L * EACH / PACE));
        long whileAway = asked(left);
        assertThat(whileAway)
                .as("no text is risked to find out whether it is back")
                .isEqualTo(foundOut);
        Network.scripts().clear();
        Instant back = now();
        await("all is worked off").atMost(Duration.ofMinutes(10)).until(() -> waiting() == 0);

        List<RequestRecord> book = requests(numbers, left).stream()
                .sorted(Comparator.comparing(RequestRecord::at))
                .toList();
        assertTheCarrierWasAway(book, back);
        assertNothingBegunTooLate(book, back, ticks);
        assertEachEndHasItsName();
        List<RequestRecord> after =
                book.stream().filter(request -> !request.at().isBefore(back)).toList();
        int overtaken = overtaken(after);
        assertThat(overtaken)
                .as("less grave ones that went before a graver one")
                .isLessThanOrEqualTo(AT_ONCE);
        double overshoot = overshoot(after, PACE);
        assertThat(overshoot).as("of the pace, in one or ten seconds").isLessThanOrEqualTo(0.02);
        keep(whileAway, after, overtaken, overshoot);
    }

    private static List<Instant> goAway() {
        Network.scripts().answer(Match.any().share(0.5, SEED), Answer.hang());
        Network.scripts().answer(Match.any(), Answer.error(500, 20500));
        Network.scripts().answerNoQuestions();
        return new ArrayList<>();
    }

    /// A tick of the fast clock after the other.
    private void pass(Duration serviceTime, List<Instant> ticks) {
        Duration step = OUTAGE.dividedBy(REALLY.dividedBy(TICK));
        Duration until = clock.ahead().plus(serviceTime);
        await().atMost(REALLY.multipliedBy(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(TICK)
                .until(() -> {
                    Duration rest = until.minus(clock.ahead());
                    clock.advance(rest.compareTo(step) < 0 ? rest : step);
                    ticks.add(now());
                    return clock.ahead().equals(until);
                });
    }

    private Wave alert(String name, Severity severity, Duration life) {
        return alert(name, EACH, severity, life);
    }

    private Wave alert(String name, int size, Severity severity, Duration life) {
        int first = waves.stream()
                .filter(wave -> wave.revision() == 1)
                .mapToInt(Wave::size)
                .sum();
        AlertReleased alert = SampleEvents.released(SampleEvents.LINCOLN, Audience.FAMILIES, clock.now());
        Wave wave = new Wave(
                "Near Lincoln: " + name + ".",
                alert,
                1,
                severity,
                clock.now(),
                clock.now().plus(life),
                Set.copyOf(e164(numbers.subList(first, first + size))));
        waves.add(wave);
        ask(alert, people.subList(first, first + size), wave.words(), severity, wave.expiresAt());
        return wave;
    }

    private void followUp(Wave before, FollowUpKind kind, Duration life) {
        Wave wave = new Wave(
                "Near Lincoln: " + kind + ".",
                before.alert(),
                2,
                Severity.FOLLOW_UP,
                clock.now(),
                clock.now().plus(life),
                before.people());
        waves.add(wave);
        send(new FollowUpRequested(
                EventId.random(),
                wave.alert().alertId(),
                2,
                kind,
                SampleEvents.LINCOLN,
                List.of(new LanguageText(Language.ENGLISH, wave.words(), 1, null)),
                false,
                wave.releasedAt(),
                wave.expiresAt()));
        await().until(() -> count(wave.alert(), "revision = 2") == wave.size());
    }

    private boolean breakerIsOpen() {
        return meters.get("resilience4j.circuitbreaker.state")
                        .tags("name", "sms", "state", "open")
                        .gauge()
                        .value()
                == 1;
    }

    private long asked(Instant since) {
        return requests(numbers, since).size();
    }

    private int delivered(Wave wave) {
        return count(wave.alert(), "status = 'DELIVERED'");
    }

    /// For their turn, for the carrier's answer, or for the first receipt.
    private int waiting() {
        return count("a.state in ('PENDING', 'SUBMITTING') or a.state = 'ACCEPTED' and d.status = 'SENDING'");
    }

    private int count(String which) {
        return jdbc.sql("select count(*) from notify.attempt a join notify.delivery d on d.id = a.delivery_id where "
                        + which)
                .query(Integer.class)
                .single();
    }

    private static void assertTheCarrierWasAway(List<RequestRecord> book, Instant back) {
        List<RequestRecord> away =
                book.stream().filter(request -> request.at().isBefore(back)).toList();
        assertThat(away).as("taken while it was away").noneMatch(request -> request.sid() != null);
        assertThat(away).as("answered with 500").anyMatch(status(500));
        assertThat(away).as("not answered").anyMatch(request -> request.httpStatus() == null);
        assertThat(book.stream().filter(request -> request.sid() != null))
                .as("taken after it was back")
                .hasSizeGreaterThan(EACH);
    }

    private static Predicate<RequestRecord> status(int wanted) {
        return request -> request.httpStatus() != null && request.httpStatus() == wanted;
    }

    /// I3. Once the carrier is back the clocks go alike, and not one request may begin too late. While the fast
    /// clock ran, the second that a claimed text may need was minutes; there the moment of the claim counts.
    private void assertNothingBegunTooLate(List<RequestRecord> book, Instant back, List<Instant> ticks) {
        for (RequestRecord request : book) {
            Wave wave = waveOf(request);
            Instant judged = request.at().isBefore(back)
                    ? serviceTime(request.at().minus(FRESH), ticks)
                    : request.at().plus(OUTAGE);
            assertThat(judged).as("request of " + wave.words()).isBefore(wave.expiresAt());
        }
        assertThat(jdbc.sql("""
                        select count(*) from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where a.submitted_at >= d.expires_at and a.state <> 'CLOSED'
                        """).query(Integer.class).single())
                .as("claimed after expiry")
                .isZero();
    }

    private static Instant serviceTime(Instant at, List<Instant> ticks) {
        long passed = ticks.stream().filter(tick -> !tick.isAfter(at)).count();
        return at.plus(OUTAGE.multipliedBy(passed).dividedBy(ticks.size()));
    }

    /// A person's text is told apart by who was asked when: everybody has one alert, and those who were told
    /// before have its follow-up now.
    private Wave waveOf(RequestRecord request) {
        return waves.stream()
                .filter(wave -> wave.people().contains(String.valueOf(request.to())))
                .max(Comparator.comparing(Wave::revision))
                .orElseThrow();
    }

    /// Whoever was surely not asked has EXPIRED where the alert was over. Who was asked and got no answer is in
    /// doubt, and has that name in the end; nobody has none.
    private void assertEachEndHasItsName() {
        Map<String, Integer> inDoubt = new TreeMap<>();
        for (Wave wave : waves) {
            Map<String, Long> taken = taken(wave.words());
            int expired = count(wave.alert(), "revision = " + wave.revision() + " and status = 'EXPIRED'");
            int doubtful = count(wave.alert(), "revision = " + wave.revision() + " and " + IN_DOUBT);
            inDoubt.put(wave.words(), doubtful);
            assertThat(taken.values()).as(wave.words()).allMatch(texts -> texts == 1);
            assertThat(taken.keySet()).as(wave.words()).isSubsetOf(wave.people());
            assertThat(taken.size() + expired + doubtful).as(wave.words()).isEqualTo(wave.size());
            if (wave.endedWhileAway(clock)) {
                assertThat(taken).as(wave.words()).isEmpty();
                assertThat(expired).as(wave.words() + " that expired").isPositive();
            } else if (wave.expiresAt().isAfter(clock.now())) {
                assertThat(expired).as(wave.words() + " that expired").isZero();
            }
        }
        assertThat(inDoubt.values().stream().mapToInt(Integer::intValue).sum())
                .as("in doubt, of %d: %s", SENDS, inDoubt)
                .isLessThanOrEqualTo(SENDS / 20);
        await("what is over is closed").until(() -> overAndOpen() == 0);
    }

    private int overAndOpen() {
        return jdbc.sql("select count(*) from notify.wave where expires_at < now() and expired_at is null")
                .query(Integer.class)
                .single();
    }

    /// For each request, how many less urgent ones came in before it; the most of all.
    private int overtaken(List<RequestRecord> after) {
        List<Wave> inOrder = waves.stream()
                .sorted(Comparator.comparing(Wave::severity, Comparator.comparing(TwoHoursAwayIT::urgency))
                        .thenComparing(Wave::releasedAt, Comparator.reverseOrder()))
                .toList();
        int[] before = new int[inOrder.size()];
        int most = 0;
        for (RequestRecord request : after) {
            int rank = inOrder.indexOf(waveOf(request));
            int lesser = 0;
            for (int other = rank + 1; other < before.length; other++) {
                lesser += before[other];
            }
            most = Math.max(most, lesser);
            before[rank]++;
        }
        return most;
    }

    private static int urgency(Severity severity) {
        return switch (severity) {
            case FOLLOW_UP -> 0;
            case IMMEDIATE -> 1;
            case ROUTINE -> 2;
        };
    }

    private void keep(long whileAway, List<RequestRecord> after, int overtaken, double overshoot) {
        int expired = waves.stream()
                .mapToInt(wave -> count(wave.alert(), "revision = " + wave.revision() + " and status = 'EXPIRED'"))
                .sum();
        int inDoubt = waves.stream()
                .mapToInt(wave -> count(wave.alert(), "revision = " + wave.revision() + " and " + IN_DOUBT))
                .sum();
        long texts =
                waves.stream().mapToLong(wave -> taken(wave.words()).size()).sum();
        Figures.keep(
                "two-hours-away",
                Map.of(
                        "deliveries",
                        waves.stream().mapToInt(Wave::size).sum(),
                        "realSeconds",
                        REALLY.toSeconds(),
                        "requestsWhileAway",
                        whileAway,
                        "requestsAfter",
                        after.size(),
                        "taken",
                        texts,
                        "expired",
                        expired,
                        "inDoubtAtTheEnd",
                        inDoubt,
                        "overtaken",
                        overtaken,
                        "overshootPercent",
                        Math.round(overshoot * 1_000) / 10.0));
    }

    /// One revision of one alert.
    ///
    /// @param words of the text, no other alert's
    /// @param releasedAt by the database's clock, as is the expiry
    /// @param people their numbers
    private record Wave(
            String words,
            AlertReleased alert,
            int revision,
            Severity severity,
            Instant releasedAt,
            Instant expiresAt,
            Set<String> people) {

        int size() {
            return people.size();
        }

        boolean endedWhileAway(DatabaseClock clock) {
            return expiresAt.isBefore(clock.now().minus(Duration.ofMinutes(5)));
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
