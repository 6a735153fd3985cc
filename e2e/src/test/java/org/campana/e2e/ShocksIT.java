package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Processes die by `kill -9` in the middle of the work while alerts go on arriving at their own pace, whether or not
/// anybody is there to take them (reliability section 5, rows 1 and 3). The carrier's book is the judge.
///
/// A short run by default. The figures of `docs/reliability.md` come from a long one:
/// `-Dcampana.rig.app=60 -Dcampana.rig.database=10 -Dcampana.rig.broker=10 -Dcampana.rig.wipe=5`, with as many as
/// `-Dcampana.rig.texts-between=` between two blows; `-Dcampana.rig.seed=` plays one run again.
class ShocksIT {

    private static final long SEED = Long.getLong("campana.rig.seed", 20261127);
    private static final int EVERY_MILLIS = Integer.getInteger("campana.rig.every-millis", 5_000);
    private static final int MOST_TEXTS_BETWEEN = Integer.getInteger("campana.rig.texts-between", 50);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private enum Shock {
        APP,
        DATABASE,
        BROKER,
        WIPE
    }

    @Test
    void whateverIsKilledWhenNothingIsLostAndNobodyIsTextedThreeTimes() throws Exception {
        List<Shock> shocks = shocks();
        Random dice = new Random(SEED);
        Collections.shuffle(shocks, dice);
        List<CompletableFuture<Crew.Alerts>> alerts = Collections.synchronizedList(new ArrayList<>());
        try (Rig rig = Rig.start(folder, SEED);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService street = Executors.newSingleThreadScheduledExecutor()) {
            List<ValleVerde.Site> schools = ValleVerde.schools();
            street.scheduleAtFixedRate(
                    () -> {
                        String school =
                                schools.get(alerts.size() % schools.size()).id().value();
                        alerts.add(
                                CompletableFuture.supplyAsync(() -> rig.crew().alert(school), people));
                    },
                    0,
                    EVERY_MILLIS,
                    TimeUnit.MILLISECONDS);
            int endedByItself = 0;
            for (Shock shock : shocks) {
                untilInTheMiddle(rig, 1 + dice.nextInt(MOST_TEXTS_BETWEEN));
                endedByItself += supervise(rig);
                strike(rig, shock);
            }
            untilInTheMiddle(rig, MOST_TEXTS_BETWEEN);
            street.shutdown();
            endedByItself += supervise(rig);
            List<Crew.Alerts> played =
                    List.copyOf(alerts).stream().map(CompletableFuture::join).toList();
            rig.settle(Duration.ofMinutes(10));

            Judge.Verdict verdict = Judge.of(rig, played);
            Figures.keep(
                    "shocks",
                    Map.of(
                            "seed", SEED,
                            "blows", shocks,
                            "verdict", verdict,
                            "repeatedByPeople", rig.crew().repeated(),
                            "endedByItself", endedByItself));
            CampanaUnderTest.Finished check = rig.check();

            assertThat(verdict.due()).as("there was something to lose").isPositive();
            assertThat(verdict.lostOf()).as("lost, by alert").isEmpty();
            assertThat(verdict.tripled()).as("nobody is texted a third time").isZero();
            assertThat(verdict.unexplained()).as("twice only out of doubt").isZero();
            assertThat(verdict.strangers()).as("nobody who was not due").isZero();
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        }
    }

    private static List<Shock> shocks() {
        List<Shock> shocks = new ArrayList<>();
        shocks.addAll(Collections.nCopies(Integer.getInteger("campana.rig.app", 3), Shock.APP));
        shocks.addAll(Collections.nCopies(Integer.getInteger("campana.rig.database", 1), Shock.DATABASE));
        shocks.addAll(Collections.nCopies(Integer.getInteger("campana.rig.broker", 1), Shock.BROKER));
        shocks.addAll(Collections.nCopies(Integer.getInteger("campana.rig.wipe", 1), Shock.WIPE));
        return shocks;
    }

    /// Until the carrier has taken so many more texts: the next blow falls while others are on their way.
    private static void untilInTheMiddle(Rig rig, int texts) {
        long before = rig.taken();
        try {
            Awaitility.await("texts flow")
                    .atMost(Duration.ofSeconds(45 + texts / 10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> rig.taken() >= before + texts || !rig.campana().isAlive());
        } catch (ConditionTimeoutException stalled) {
            throw new AssertionError(
                    "no " + texts + " texts in time; the output is in "
                            + rig.campana().output(),
                    stalled);
        }
    }

    /// What systemd or compose does: what has ended is started again.
    private static int supervise(Rig rig) {
        if (rig.campana().isAlive()) {
            return 0;
        }
        rig.campana().start();
        return 1;
    }

    private static void strike(Rig rig, Shock shock) {
        switch (shock) {
            case APP -> {
                rig.campana().kill();
                rig.campana().start();
            }
            case DATABASE -> {
                rig.database().kill();
                rig.database().start();
            }
            case BROKER -> {
                rig.broker().kill();
                rig.broker().start();
            }
            case WIPE -> {
                // The runbook's way: start it empty, restart the services, replay.
                rig.broker().kill();
                rig.broker().wipe();
                rig.broker().start();
                rig.campana().kill();
                rig.campana().start();
                rig.replay();
            }
        }
    }
}
