package org.campana.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.campana.bench.rig.Rig;
import org.campana.bench.town.Town;
import org.campana.bench.workload.FanOut.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guard of every build: small W1, W2, W4 and W5. Fails for a lost or doubled text, and for what a text must not
/// take whatever the machine is doing; prints how fast it was and never fails for that.
class GuardIT {

    private static final int FAMILIES = 4000;
    private static final int ALERTS = 20;

    /// Twice what was seen on a busy machine, where batches are small: far below one more a text.
    private static final double STATEMENTS_A_TEXT = 0.6;
    /// An idle Campana looks around some 40 times a second.
    private static final double STATEMENTS_A_SECOND = 60;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledAndNothingGrowsWithEachText() throws Exception {
        try (Rig rig = Rig.start(folder, new Town(FAMILIES))) {
            fanOut(rig);
            judge(Workload.W1, new FirstText(rig, ALERTS).run(1));
            stop(rig);
            judge(Workload.W4, new Overtaking(rig).atPace(1));
        }
    }

    private static void fanOut(Rig rig) {
        FanOut fanOut = new FanOut(rig);

        Turn limit = fanOut.ledger();
        Turn first = fanOut.campana();
        Turn second = fanOut.campana();

        int texts = 2 * rig.town().due(Town.LARGE).cardinality();
        Counters counters = Counters.of(fanOut.counted(), texts);
        System.out.printf(
                Locale.ROOT,
                "W2, %d people: rate %.2f, CPU %.2f of the ledger yardstick's; per 1,000 texts %s%n",
                FAMILIES,
                second.rate() / limit.rate(),
                second.cpu() / limit.cpu(),
                counters);
        assertSoftly(softly -> {
            softly.assertThat(Stream.of(limit, first, second).map(Turn::verdict))
                    .allMatch(Verdict::isClean);
            softly.assertThat(fanOut.counted().statements())
                    .as("SQL statements, besides those of the clocks")
                    .isLessThan((long) (STATEMENTS_A_TEXT * texts + STATEMENTS_A_SECOND * fanOut.seconds()));
            softly.assertThat(counters.logLines()).as("log lines").isLessThan(50);
            softly.assertThat(counters.records())
                    .as("Kafka records, far fewer than texts")
                    .isLessThan(500);
            softly.assertThat(fanOut.counted().connections())
                    .as("connections to the carrier")
                    .isLessThanOrEqualTo(Rig.IN_FLIGHT);
        });
    }

    private static void stop(Rig rig) throws SQLException {
        try {
            judge(Workload.W5, new StopInFlight(rig).run(1));
        } catch (StopInFlight.TooLate tooLate) {
            System.out.println("W5: " + tooLate.getMessage());
        }
    }

    private static void judge(Workload workload, Outcome outcome) {
        outcome.findings().forEach(finding -> System.out.println(finding.line()));
        assertThat(Stream.of(outcome.verdict(), outcome.yardstick()))
                .as("texts of " + workload)
                .allMatch(Verdict::isClean);
    }
}
