package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.Figures;
import org.campana.testing.fault.FaultProxy;
import org.campana.testing.fault.FaultProxy.Direction;
import org.campana.testing.fault.Toxic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The network between two parts is bad in each of seven ways while an alert is on its way (reliability 2.4): nothing
/// is
/// lost, and nobody is texted twice but out of doubt. Weather that touched no connection fails the test.
///
/// Each way on one pair by default, which one by the seed; every way on every pair with `-Dcampana.rig.weather=all`.
class BadWeatherIT {

    private static final long SEED = Long.getLong("campana.rig.seed", 20261127);
    private static final boolean ALL = "all".equals(System.getProperty("campana.rig.weather"));
    private static final Duration LONGEST = Duration.ofSeconds(12);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whateverTheWeatherBetweenWhomEverybodyIsToldOnce() throws Exception {
        Random dice = new Random(SEED);
        List<CompletableFuture<Crew.Alerts>> alerts = new ArrayList<>();
        try (Rig rig = Rig.start(folder, SEED);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<FaultProxy> pairs = List.of(rig.toDatabase(), rig.toBroker(), rig.toCarrier(), rig.toCampana());
            List<ValleVerde.Site> schools = ValleVerde.schools();
            int shift = dice.nextInt(pairs.size());
            List<Weather> weathers = weathers();
            for (Weather weather : weathers) {
                for (int pair = 0; pair < pairs.size(); pair++) {
                    if (ALL || pair == (weathers.indexOf(weather) + shift) % pairs.size()) {
                        FaultProxy between = pairs.get(pair);
                        long before = between.injected(weather.toxic().getClass());
                        Direction direction = dice.nextBoolean() ? Direction.REQUESTS : Direction.ANSWERS;
                        untilItTouched(between, weather, direction, before, () -> {
                            String school = schools.get(alerts.size() % schools.size())
                                    .id()
                                    .value();
                            alerts.add(CompletableFuture.supplyAsync(
                                    () -> rig.crew().alert(school), people));
                        });
                        untilItLeft(rig, alerts.getLast());
                        between.clear();
                        assertThat(rig.campana().isAlive())
                                .as(
                                        "still running after %s; see %s",
                                        weather, rig.campana().output())
                                .isTrue();
                    }
                }
            }
            List<Crew.Alerts> played =
                    alerts.stream().map(CompletableFuture::join).toList();
            rig.settle(Duration.ofMinutes(3));

            Judge.Verdict verdict = Judge.of(rig, played);
            assertThat(verdict.due()).isPositive();
            assertThat(verdict.lostOf()).as("lost, by alert").isEmpty();
            assertThat(verdict.unconfirmed())
                    .as("each try in doubt was settled")
                    .isZero();
            assertThat(verdict.tripled()).as("nobody is texted a third time").isZero();
            assertThat(verdict.unexplained()).as("twice only out of doubt").isZero();
            assertThat(verdict.strangers()).isZero();
            CampanaUnderTest.Finished check = rig.check();
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
            Figures.keep("weather", Map.of("seed", SEED, "weathers", played.size(), "verdict", verdict));
        }
    }

    private static List<Weather> weathers() {
        return List.of(
                new Weather(new Toxic.Latency(Duration.ofMillis(50), Duration.ofMillis(100)), 1),
                new Weather(new Toxic.Timeout(Duration.ofSeconds(2)), 0.4),
                new Weather(new Toxic.ResetPeer(Duration.ZERO), 0.4),
                new Weather(new Toxic.Slicer(64, Duration.ofNanos(100_000)), 1),
                new Weather(new Toxic.LimitData(1_000), 0.6),
                new Weather(new Toxic.Bandwidth(100_000), 1),
                new Weather(new Toxic.SlowClose(Duration.ofMillis(500)), 1));
    }

    /// Until it fell on a connection at least once. Where few are open and none was drawn, it is drawn again, for
    /// another alert: without one nothing would pass that it could fall on.
    private static void untilItTouched(
            FaultProxy between, Weather weather, Direction direction, long before, Runnable alert) {
        Toxic toxic = weather.toxic();
        Awaitility.await(toxic + " touches a connection")
                .atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    if (between.injected(toxic.getClass()) > before) {
                        return true;
                    }
                    between.clear();
                    between.add(toxic, direction, weather.share());
                    if (toxic instanceof Toxic.SlowClose) {
                        between.hangUp();
                    }
                    alert.run();
                    return false;
                });
    }

    /// Until people have done their part under it; at most so long, as some weather lets nobody through.
    private static void untilItLeft(Rig rig, CompletableFuture<Crew.Alerts> alert) {
        long before = rig.taken();
        try {
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> alert.isDone() && rig.taken() > before + 10);
        } catch (ConditionTimeoutException bad) {
            assertThat(alert.isCompletedExceptionally()).as("it is only late").isFalse();
        }
    }

    private record Weather(Toxic toxic, double share) {}
}
