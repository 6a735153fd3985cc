package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.events.Audience;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A false alert is on its way to the families of the largest school, and somebody notices (reliability section
/// 5, kill switch and first correction). After a number of texts drawn from the seed it is stopped, or, now and
/// then, not even that; then it is corrected. By the carrier's own book: nothing more leaves a second after the
/// stop was answered, the first correction is there within two seconds of its approval, and it goes to all who
/// were told and to nobody else.
///
/// Here the numbers of people are exact and the times have room for a busy machine. The promised seconds are
/// held against the long run: `-Dcampana.rig.stops=200 -Dcampana.rig.strict=true`; `-Dcampana.rig.seed=` plays
/// one again.
class StopAndCorrectIT {

    private static final int STOPS = Integer.getInteger("campana.rig.stops", 2);
    private static final boolean STRICT = Boolean.getBoolean("campana.rig.strict");
    private static final long SEED = Long.getLong("campana.rig.seed", 20261130);
    private static final String SCHOOL = ValleVerde.LINCOLN.value();

    /// Of the promise: the last request after a stop, 99 of 100 times; the first text after the approval.
    private static final Duration LAST_REQUEST = STRICT ? Duration.ofSeconds(1) : Duration.ofSeconds(5);

    private static final Duration FIRST_CORRECTION = STRICT ? Duration.ofSeconds(2) : Duration.ofSeconds(10);

    /// The short run is one of many things that two cores do at once: there, somebody needs longer to stop an alert.
    private static final int PACE = STRICT ? Rig.PACE : 25;

    /// Of about a hundred and forty, so that at the pace of the rig most still wait when it is stopped.
    private static final int MOST_BEFORE = 25;

    private final Random dice = new Random(SEED);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aFalseAlertIsStoppedWithinASecondAndCorrectedWithinTwo() throws Exception {
        List<Duration> lastRequests = new ArrayList<>();
        List<Duration> firstCorrections = new ArrayList<>();
        int told = 0;
        try (Rig rig = Rig.start(folder, SEED, Duration.ofSeconds(1), Duration.ofSeconds(3), PACE)) {
            // Each starts with everything at rest: what comes in at the carrier is of this alert.
            for (int round = 0; lastRequests.size() < STOPS; round++) {
                boolean stopped = round % 10 != 1;
                Crew.Alerts alert = rig.crew().alert(SCHOOL);
                untilFamiliesHear(rig, alert.families(), 1 + dice.nextInt(MOST_BEFORE));
                Instant noMore = stopped ? stop(rig, alert) : null;
                Instant approved = Instant.now();
                rig.crew().correct(alert.families());
                rig.settle(Duration.ofMinutes(1));

                Map<Integer, List<RequestRecord>> asked = asked(rig, alert.families());
                if (noMore != null) {
                    lastRequests.add(
                            Duration.between(noMore, asked.get(1).getLast().at()));
                }
                firstCorrections.add(
                        Duration.between(approved, asked.get(2).getFirst().at()));
                told += assertAllToldAndNobodyElse(rig, alert);
            }
            CampanaUnderTest.Finished check = rig.check();
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        }
        keep(lastRequests, firstCorrections, told);
        assertThat(percentile99(lastRequests))
                .as("from the answer to the stop to the last request, p99")
                .isLessThanOrEqualTo(LAST_REQUEST);
        assertThat(most(firstCorrections))
                .as("from the approval to the first correction at the carrier")
                .isLessThanOrEqualTo(FIRST_CORRECTION);
    }

    /// When it was answered. Returns when nothing of the alert waits any more: corrected at once, it would be
    /// stopped by that too.
    private static Instant stop(Rig rig, Crew.Alerts alert) {
        rig.crew().stop(alert.families());
        Instant answered = Instant.now();
        Awaitility.await("all that waited is cancelled")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting(rig, alert.families()) == 0);
        return answered;
    }

    private static long waiting(Rig rig, String alert) throws SQLException {
        try (Connection connection = rig.look();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from notify.delivery where alert_id = ?::uuid and status = 'QUEUED'")) {
            query.setString(1, alert);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static int assertAllToldAndNobodyElse(Rig rig, Crew.Alerts alert) throws SQLException {
        Judge.Followed followed = Judge.followed(rig, alert.families());
        assertThat(followed.first())
                .as("it was noticed on the way")
                .isPositive()
                .isLessThan(families());
        assertThat(followed.followed()).as("told that it was wrong").isEqualTo(followed.first());
        assertThat(followed.second()).as("nobody else").isEqualTo(followed.first());
        return followed.first();
    }

    private static int families() {
        return (int) ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == Audience.FAMILIES)
                .filter(phone -> phone.schools().contains(ValleVerde.LINCOLN))
                .filter(phone -> phone.oddity() != ValleVerde.Oddity.LEFT)
                .count();
    }

    private static void untilFamiliesHear(Rig rig, String alert, int texts) {
        Awaitility.await(texts + " texts of the alert")
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> asked(rig, alert).getOrDefault(1, List.of()).size() >= texts);
    }

    /// The requests that the carrier's book has of an alert, by its revision, the first one first. The ledger
    /// says only which of them were this alert's.
    private static Map<Integer, List<RequestRecord>> asked(Rig rig, String alert) throws SQLException {
        Map<String, Integer> revisions = new HashMap<>();
        try (Connection connection = rig.look();
                PreparedStatement query = connection.prepareStatement("""
                        select a.intent, d.revision from notify.delivery d
                        join notify.attempt a on a.delivery_id = d.id where d.alert_id = ?::uuid
                        """)) {
            query.setString(1, alert);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    revisions.put(rows.getString("intent").replace("-", ""), rows.getInt("revision"));
                }
            }
        }
        Map<Integer, List<RequestRecord>> asked = new HashMap<>();
        rig.carrier().ledger().requests().stream()
                .filter(request -> revisions.containsKey(String.valueOf(request.intent())))
                .sorted(Comparator.comparing(RequestRecord::at))
                .forEach(request -> asked.computeIfAbsent(
                                Objects.requireNonNull(revisions.get(String.valueOf(request.intent()))),
                                none -> new ArrayList<>())
                        .add(request));
        return asked;
    }

    private static Duration percentile99(List<Duration> all) {
        return sorted(all).skip((all.size() * 99L - 1) / 100).findFirst().orElseThrow();
    }

    private static Duration most(List<Duration> all) {
        return sorted(all).reduce((one, other) -> other).orElseThrow();
    }

    private static Stream<Duration> sorted(List<Duration> all) {
        return all.stream().sorted();
    }

    private static void keep(List<Duration> lastRequests, List<Duration> firstCorrections, int told) {
        Figures.keep(
                "stop-and-correct",
                Map.of(
                        "seed", SEED,
                        "stops", lastRequests.size(),
                        "corrections", firstCorrections.size(),
                        "toldAndCorrected", told,
                        "lastRequestP99Millis", percentile99(lastRequests).toMillis(),
                        "lastRequestMostMillis", most(lastRequests).toMillis(),
                        "firstCorrectionP99Millis",
                                percentile99(firstCorrections).toMillis(),
                        "firstCorrectionMostMillis", most(firstCorrections).toMillis()));
    }
}
