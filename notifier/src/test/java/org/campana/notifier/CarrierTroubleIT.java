package org.campana.notifier;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.Figures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A carrier that answers badly, and one that is away (reliability section 2.2, section 5 rows 4 and 9). The carrier's
/// own book is the judge. `-Dcampana.rig.sends=10000` is the long run of `docs/reliability.md`.
@TestPropertySource(
        properties = {
            "campana.sms.segments-per-second=" + CarrierTroubleIT.PACE,
            "campana.sms.in-flight=100",
            "campana.brake.alerts-per-person=1000"
        })
class CarrierTroubleIT extends WithCrowds {

    static final int PACE = 100;

    private static final int SENDS = Integer.getInteger("campana.rig.sends", 1_000);
    private static final long SEED = Long.getLong("campana.rig.seed", 20261127);
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("campana.rig.outage-seconds", 12));

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    @Test
    void ofAHostileCarrierNothingIsLostAndNobodyIsAskedForThreeTimes() {
        List<PhoneNumber> numbers = numbers(401, SENDS);
        List<PersonId> people = families(numbers);
        String words = "Agents near Lincoln, by a hostile carrier.";
        Set<String> refusedOnce = ConcurrentHashMap.newKeySet();
        Map<String, Answer> faults = Map.of(
                "taken and cut", Answer.cut().afterAccepting(),
                "taken and silent", Answer.hang().afterAccepting(),
                "taken and 500", Answer.error(500, 20500).afterAccepting(),
                "taken and half an answer", Answer.halfBody());
        int dice = 0;
        for (Answer fault : faults.values()) {
            Network.scripts().answer(Match.any().share(0.05, SEED + dice++), fault);
        }
        // Never taken, and nobody says so: these have to be sent once more.
        Network.scripts()
                .answer(
                        Match.rule(request -> refusedOnce.add(String.valueOf(request.to())))
                                .share(0.02, SEED + dice),
                        Answer.cut());
        AlertReleased alert = alert();
        Instant began = now();

        ask(alert, people, words, Severity.IMMEDIATE, Duration.ofMinutes(20));
        await().atMost(Duration.ofMinutes(10)).until(() -> open(alert) == 0);

        Map<String, Long> taken = taken(words);
        Map<String, Long> asked = requests(numbers, began).stream()
                .collect(groupingBy(request -> String.valueOf(request.to()), counting()));
        long doubted = attempts(alert, "AMBIGUOUS");
        assertThat(taken).as("nobody is lost").hasSize(SENDS);
        assertThat(asked.values()).as("requests a person").allMatch(requests -> requests <= 2);
        long doubled = taken.values().stream().filter(texts -> texts > 1).count();
        assertThat(doubled * 1_000).as("at most one in a thousand twice").isLessThanOrEqualTo(SENDS);
        long faulty = requests(numbers, began).stream()
                .filter(request -> !Integer.valueOf(201).equals(request.httpStatus()) || request.sid() == null)
                .count();
        assertThat(faulty).as("the carrier was hostile").isGreaterThan(SENDS / 10);
        Figures.keep(
                "hostile-carrier",
                Map.of(
                        "sends", SENDS,
                        "requests", requests(numbers, began).size(),
                        "answeredBadly", faulty,
                        "doubled", doubled,
                        "inDoubtAtTheEnd", doubted));
    }

    @Test
    void afterAnOutageTheGravestGoFirstNothingGoesLateAndThePaceIsKept() {
        int each = SENDS / 4;
        List<PhoneNumber> numbers = numbers(401, 3 * each);
        List<PersonId> people = families(numbers);
        List<PersonId> drilled = people.subList(0, each);
        List<PersonId> warned = people.subList(each, 2 * each);
        List<PersonId> late = people.subList(2 * each, 3 * each);
        AlertReleased drill = alert();
        AlertReleased real = alert();
        AlertReleased brief = alert();
        Instant began = now();
        String away = Network.scripts().answer(Match.any(), Answer.throttled(Duration.ofSeconds(1)));

        ask(drill, drilled, "DRILL of the outage.", Severity.ROUTINE, Duration.ofMinutes(10));
        ask(real, warned, "Agents near Lincoln, in the outage.", Severity.IMMEDIATE, Duration.ofMinutes(10));
        Instant tooLate = now().plus(OUTAGE.dividedBy(2));
        ask(brief, late, "Soon over, in the outage.", Severity.IMMEDIATE, OUTAGE.dividedBy(2));
        await().atMost(OUTAGE.plusSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> open(brief) == 0 && now().isAfter(began.plus(OUTAGE)));
        int asked = requests(numbers, began).size();
        Network.scripts().remove(away);
        Instant back = now();
        await().atMost(Duration.ofMinutes(5)).until(() -> open(real) == 0 && open(drill) == 0);

        Set<String> brieflyTrue = e164(numbers.subList(2 * each, 3 * each));
        Set<String> drills = e164(numbers.subList(0, each));
        List<RequestRecord> after = requests(numbers, back).stream()
                .sorted(Comparator.comparing(RequestRecord::at))
                .toList();
        assertThat(asked).as("it was tried now and then").isPositive();
        assertThat(requests(numbers, tooLate))
                .as("after expiry")
                .noneMatch(request -> brieflyTrue.contains(request.to()));
        assertThat(taken("DRILL of the outage."))
                .hasSize(each)
                .allSatisfy((to, texts) -> assertThat(texts).isOne());
        assertThat(taken("Agents near Lincoln, in the outage."))
                .hasSize(each)
                .allSatisfy((to, texts) -> assertThat(texts).isOne());
        // One probe may have been a drill that was under way when the carrier came back.
        assertThat(after.stream()
                        .limit(each)
                        .filter(request -> drills.contains(request.to()))
                        .count())
                .as("drills among as many requests as there were real alerts")
                .isLessThanOrEqualTo(each / 50);
        double overshoot = overshoot(after, PACE);
        assertThat(overshoot).as("of the pace, in one or ten seconds").isLessThanOrEqualTo(0.02);
        Figures.keep(
                "outage",
                Map.of(
                        "seconds",
                        OUTAGE.toSeconds(),
                        "texts",
                        3 * each,
                        "expired",
                        each,
                        "requestsWhileAway",
                        asked,
                        "overshootPercent",
                        Math.round(overshoot * 1_000) / 10.0));
    }
}
