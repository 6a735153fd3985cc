package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.campana.events.Audience;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.fault.CrashAgent;
import org.campana.testing.fault.CrashPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The process ends at each of the places where something is half done: written but not answered, sent but not marked,
/// taken by the carrier but not noted (reliability section 5, row 2). A point that is never reached fails the test.
///
/// Those between two parts by default; all of them with `-Dcampana.rig.points=all`.
class CrashPointsIT {

    private static final long SEED = Long.getLong("campana.rig.seed", 20261127);
    private static final String INGEST = "org.campana.ingest.";
    private static final String DISPATCHER = "org.campana.dispatcher.";
    private static final String NOTIFIER = "org.campana.notifier.";
    /// The schools whose alerts have a part of their own here.
    private static final String CLEARED = "tubman";

    private static final String LEFT = "little-river";

    private static final boolean ALL = "all".equals(System.getProperty("campana.rig.points"));

    /// Where one part has what the next does not know of yet.
    private static final Set<String> BETWEEN_TWO =
            Set.of("report", "approve", "markSent", "onSlice", "take", "ask", "record", "status", "store");

    /// On the way of any alert, in the order of that way.
    private static final List<CrashPoint> ON_THE_WAY = List.of(
            // A report is written down, its transaction open; then committed and not answered.
            CrashPoint.after(INGEST + "intake.Intake", "receive"),
            CrashPoint.after(INGEST + "intake.ReportApi", "report"),
            CrashPoint.after(INGEST + "verify.IncidentApi", "claim"),
            CrashPoint.after(INGEST + "verify.Verification", "decide"),
            CrashPoint.after(INGEST + "verify.IncidentApi", "decide"),
            CrashPoint.after(INGEST + "release.AlertApi", "write"),
            CrashPoint.after(INGEST + "release.LettingGo", "go"),
            CrashPoint.after(INGEST + "release.AlertApi", "approve"),
            // The broker has it, the outbox does not know; then it knows, in an open transaction.
            CrashPoint.before("org.campana.eventframe.OutboxStore", "markSent"),
            CrashPoint.after("org.campana.eventframe.OutboxStore", "markSent"),
            CrashPoint.after(DISPATCHER + "fanout.SlicePlan", "storeSlices"),
            CrashPoint.after(DISPATCHER + "dispatch.DispatchFlow", "dispatch"),
            // In the middle of a Kafka transaction, and when it is about to be committed.
            CrashPoint.after(DISPATCHER + "fanout.SliceWorker", "tell"),
            CrashPoint.after(DISPATCHER + "fanout.SliceListener", "onSlice"),
            CrashPoint.before(NOTIFIER + "deliver.DeliveryListener", "request"),
            CrashPoint.after(NOTIFIER + "deliver.DeliveryListener", "take"),
            CrashPoint.after(NOTIFIER + "ledger.Claims", "submit"),
            // SUBMITTING is committed and nobody was asked; then the carrier has it and nobody knows.
            CrashPoint.before(NOTIFIER + "deliver.Carrier", "ask"),
            CrashPoint.before(NOTIFIER + "deliver.Recorder", "record"),
            CrashPoint.after(NOTIFIER + "ledger.Outcomes", "write"),
            CrashPoint.after(NOTIFIER + "receipt.CallbackInbox", "storeAll"),
            CrashPoint.after(NOTIFIER + "receipt.StatusWebhook", "status"),
            CrashPoint.before(NOTIFIER + "receipt.CallbackWorker", "applyNow"),
            CrashPoint.after(INGEST + "progress.ProgressListener", "heard"));

    /// On the way of an all clear.
    private static final List<CrashPoint> WHEN_IT_ENDS = List.of(
            CrashPoint.after(INGEST + "release.FollowUps", "send"),
            CrashPoint.after(DISPATCHER + "dispatch.DispatchFlow", "followUp"),
            CrashPoint.after(NOTIFIER + "ledger.FollowUps", "store"),
            CrashPoint.after(NOTIFIER + "ledger.FollowUps", "expandSome"));

    /// Of these, several texts or receipts are under way at once: the seed says which of them is the last.
    private static final Set<String> MANY = Set.of("ask", "record", "status");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random dice = new Random(SEED);

    @Test
    void wheneverItEndsItGoesOnWhereItWas() throws Exception {
        List<CompletableFuture<Crew.Alerts>> alerts = new ArrayList<>();
        List<String> cleared = new ArrayList<>();
        try (Rig rig = Rig.start(folder, SEED, Duration.ofSeconds(1), Duration.ofSeconds(3), Rig.PACE);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> schools = ValleVerde.schools().stream()
                    .map(school -> school.id().value())
                    .filter(school -> !school.equals(LEFT))
                    .toList();
            // Before the first event leaves, nobody is texted, and a point can follow on the other at once.
            boolean texts = false;
            for (CrashPoint point : chosen(ON_THE_WAY)) {
                String school = schools.get(alerts.size() % schools.size());
                plant(rig, MANY.contains(point.method()) ? point.having(dice.nextInt(8)) : point);
                if (texts) {
                    // One end at a time: two in the same moment of one text use up both of its tries.
                    comeToAnEnd(rig, alerts);
                }
                texts |= point.type().startsWith("org.campana.eventframe");
                CrashAgent.arm(agent());
                alerts.add(CompletableFuture.supplyAsync(() -> rig.crew().alert(school), people));
                awaitEnd(rig, point);
            }
            List<CompletableFuture<Void>> clearings = new ArrayList<>();
            for (CrashPoint point : chosen(WHEN_IT_ENDS)) {
                plant(rig, point);
                comeToAnEnd(rig, alerts);
                clearings.forEach(CompletableFuture::join);
                Crew.Alerts alert = rig.crew().alert(CLEARED);
                alerts.add(CompletableFuture.completedFuture(alert));
                rig.settle(Duration.ofMinutes(2));
                cleared.add(alert.families());
                CrashAgent.arm(agent());
                clearings.add(CompletableFuture.runAsync(() -> rig.crew().allClear(alert.families()), people));
                awaitEnd(rig, point);
            }
            CrashPoint leaving = CrashPoint.after(NOTIFIER + "receipt.InboundWebhook", "message");
            plant(rig, leaving);
            comeToAnEnd(rig, alerts);
            clearings.forEach(CompletableFuture::join);
            rig.settle(Duration.ofMinutes(2));
            String gone = leaves(rig, leaving);
            rig.campana().start();
            Crew.Alerts without = rig.crew().alert(LEFT);
            List<Crew.Alerts> played =
                    alerts.stream().map(CompletableFuture::join).toList();
            rig.settle(Duration.ofMinutes(3));

            Judge.Verdict verdict = Judge.of(rig, played);
            assertThat(verdict.lostOf()).as("lost, by alert").isEmpty();
            assertThat(verdict.unconfirmed()).as("one end a text").isZero();
            assertThat(verdict.tripled()).as("nobody is texted a third time").isZero();
            assertThat(verdict.unexplained()).as("twice only out of doubt").isZero();
            assertThat(verdict.strangers()).isZero();
            for (String alert : cleared) {
                Judge.Followed followed = Judge.followed(rig, alert);
                assertThat(followed.first()).isPositive();
                assertThat(followed.followed()).as("told how it ended").isEqualTo(followed.first());
                assertThat(followed.second()).as("nobody else").isEqualTo(followed.first());
            }
            Judge.Verdict later = Judge.of(rig, List.of(without), Set.of(gone));
            assertThat(later.lostOf()).isEmpty();
            assertThat(later.strangers()).as("who left is not texted").isZero();
            CampanaUnderTest.Finished check = rig.check();
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        }
    }

    /// Somebody says STOP, and the process ends when it has written that down and not answered.
    private String leaves(Rig rig, CrashPoint point) throws Exception {
        String gone = ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == Audience.FAMILIES && phone.oddity() == ValleVerde.Oddity.NONE)
                .filter(phone -> phone.schools().getFirst().value().equals(LEFT))
                .map(ValleVerde.Phone::number)
                .findFirst()
                .orElseThrow();
        CrashAgent.arm(agent());
        // Only ours counts here: the network would keep texts from this phone by itself.
        rig.carrier().phones().text(gone, "ALTO");
        awaitEnd(rig, point);
        try (Connection connection = rig.look();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from notify.suppression")) {
            row.next();
            assertThat(row.getLong(1)).as("kept across the end").isPositive();
        }
        return gone;
    }

    private static List<CrashPoint> chosen(List<CrashPoint> points) {
        return points.stream()
                .filter(point -> ALL || BETWEEN_TWO.contains(point.method()))
                .toList();
    }

    /// Lets everything that an end left open come to its own.
    private static void comeToAnEnd(Rig rig, List<CompletableFuture<Crew.Alerts>> alerts) {
        alerts.forEach(CompletableFuture::join);
        rig.settle(Duration.ofMinutes(2));
    }

    /// Starts it with the point in it, which is passed until it is armed.
    private void plant(Rig rig, CrashPoint point) {
        if (rig.campana().isAlive()) {
            rig.campana().kill();
        }
        rig.campana().endAt(point, agent());
        rig.campana().start();
    }

    private Path agent() {
        return folder.resolve("agent");
    }

    private void awaitEnd(Rig rig, CrashPoint point) {
        Awaitility.await(
                        point + " is reached; the output is in " + rig.campana().output())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !rig.campana().isAlive());
        assertThat(CrashAgent.crashed(agent())).as("it ended there: %s", point).isTrue();
    }
}
