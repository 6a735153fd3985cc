package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.script.Match;
import org.campana.events.Audience;
import org.campana.events.SchoolId;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.SimulatedCarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The process dies between "the carrier has it" and "we wrote that down": the one window in which a text can be
/// doubled. Nothing may be lost (I1), nobody is texted a third time, and a second time only where the ledger says
/// that the first was in doubt (I2). The carrier's own ledger is the judge.
class KillIT {

    private static final SchoolId SCHOOL = ValleVerde.LINCOLN;
    private static final int FATAL_TEXT = 40;

    @TempDir
    Path folder;

    @Test
    void aCallbackThatComesAfterTheKillSettlesWhatWasInDoubtSoNobodyIsTextedTwice() throws Exception {
        Outcome outcome = play(Callbacks.late(Duration.ofSeconds(45)), Duration.ofSeconds(80));

        assertThat(outcome.texts().values()).as("texts per number").containsOnly(1);
        // A try in doubt need not have reached the carrier; then it is made again, and the phone still rings once.
        assertThat(outcome.inDoubt()).as("something was in doubt when it died").isPositive();
    }

    @Test
    void aCallbackThatIsLostCostsAtMostOneMoreTextAndOnlyWhereTheLedgerWasInDoubt() throws Exception {
        Outcome outcome = play(Callbacks.none(), Duration.ofSeconds(5));

        long doubled =
                outcome.texts().values().stream().filter(texts -> texts > 1).count();
        assertThat(outcome.texts().values()).as("never a third").allMatch(texts -> texts <= 2);
        assertThat(doubled).as("texted again, as nobody could tell").isPositive();
        // Not every try that was in doubt had reached the carrier; but none was doubled without a row that says why.
        assertThat(outcome.triedTwice()).as("each with the row that says why").isGreaterThanOrEqualTo(doubled);
    }

    private Outcome play(Callbacks callbacks, Duration window) throws Exception {
        Path data = folder.resolve("data");
        try (CampanaUnderTest campana = CampanaUnderTest.serve(data);
                SimulatedCarrier carrier =
                        SimulatedCarrier.start(campana.address().toString())) {
            configure(campana, carrier, window);
            campana.start();
            DeskUnderTest desk = new DeskUnderTest(campana.address());
            String incident = desk.confirmed(SCHOOL.value()).incident();
            String alert = desk.familyAlert(incident);
            carrier.scripts().callBack(Match.any(), callbacks);
            Set<String> due = due();
            killAt(carrier, campana, due);

            desk.approve(alert);
            Awaitility.await("the process is dead")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !campana.isAlive());
            campana.start();
            DeskUnderTest after = new DeskUnderTest(campana.address());
            try (DatabaseDump database = DatabaseDump.of(data)) {
                long inDoubt = database.count("select count(*) from notify.attempt where state = 'AMBIGUOUS'");
                Awaitility.await("everybody was texted and every attempt has come to an end")
                        .atMost(Duration.ofSeconds(180))
                        .until(() -> texts(carrier, due).keySet().containsAll(due)
                                && allKnown(after.alert(alert))
                                && database.count(
                                                "select count(*) from notify.attempt"
                                                        + " where state in ('PENDING', 'SUBMITTING')"
                                                        + " or state = 'AMBIGUOUS' and not exists (select from notify.attempt later"
                                                        + " where later.delivery_id = attempt.delivery_id and later.try > attempt.try)")
                                        == 0);
                long triedTwice = database.count("select count(*) from"
                        + " (select delivery_id from notify.attempt group by delivery_id having count(*) = 2"
                        + " and bool_or(doubted)) twice");
                return new Outcome(texts(carrier, due), inDoubt, triedTwice);
            }
        }
    }

    /// When the fatal text is taken, the process is killed before it can read the answer.
    private static void killAt(SimulatedCarrier carrier, CampanaUnderTest campana, Set<String> due) {
        AtomicInteger taken = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        carrier.scripts().onAccepted(message -> {
            if (due.contains(message.to())
                    && taken.incrementAndGet() >= FATAL_TEXT
                    && killed.compareAndSet(false, true)) {
                campana.kill();
            }
        });
    }

    private static boolean allKnown(JsonNode alert) {
        JsonNode status = alert.path("byStatus");
        return alert.path("recipients").isInt()
                && status.path("CREATED").asInt() + status.path("QUEUED").asInt() == 0;
    }

    private static void configure(CampanaUnderTest campana, SimulatedCarrier carrier, Duration window) {
        campana.before(carrier)
                .with("CAMPANA_SMS_SEGMENTSPERSECOND", "200")
                .with("CAMPANA_RETRY_CALLBACKWINDOW", window.toSeconds() + "s");
    }

    private static Set<String> due() {
        return ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == Audience.FAMILIES)
                .filter(phone -> phone.schools().contains(SCHOOL))
                .filter(phone -> phone.oddity() != ValleVerde.Oddity.LEFT)
                .map(ValleVerde.Phone::number)
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> texts(SimulatedCarrier carrier, Set<String> due) {
        Map<String, Integer> texts = new HashMap<>();
        for (CarrierMessage message : new ArrayList<>(carrier.ledger().accepted())) {
            if (due.contains(message.to())) {
                texts.merge(message.to(), 1, Integer::sum);
            }
        }
        return texts;
    }

    /// What the run came to.
    ///
    /// @param texts how often each number was texted
    /// @param inDoubt attempts in doubt right after the restart
    /// @param triedTwice deliveries tried a second time, with the row of the first that says it was in doubt
    private record Outcome(Map<String, Integer> texts, long inDoubt, long triedTwice) {}
}
