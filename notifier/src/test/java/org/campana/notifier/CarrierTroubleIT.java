package org.campana.notifier;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.RequestRecord;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.Figures;
import org.campana.testing.SampleEvents;
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
class CarrierTroubleIT extends WithNotifier {

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
        List<PhoneNumber> numbers = numbers(SENDS);
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
        List<PhoneNumber> numbers = numbers(3 * each);
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
        double overshoot = overshoot(after);
        assertThat(overshoot).as("of the pace, in any second").isLessThanOrEqualTo(0.02);
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

    /// By how much the pace was passed in the worst second: beside its burst of a quarter, a request may come in a
    /// quarter of a second later than it left.
    private static double overshoot(List<RequestRecord> requests) {
        double worst = 0;
        for (int first = 0; first < requests.size(); first++) {
            Instant end = requests.get(first).at().plusSeconds(1);
            long inIt = requests.stream()
                    .skip(first)
                    .takeWhile(request -> request.at().isBefore(end))
                    .count();
            worst = Math.max(worst, inIt / (PACE * 1.5) - 1);
        }
        return worst;
    }

    private void ask(AlertReleased alert, List<PersonId> people, String text, Severity severity, Duration life) {
        String topic = topics.of(severity == Severity.ROUTINE ? Topics.REQUESTED_ROUTINE : Topics.REQUESTED_IMMEDIATE);
        people.forEach(person -> events.send(topic, person.toString(), requested(alert, person, text, severity, life)));
        events.flush();
        await().atMost(Duration.ofMinutes(2)).until(() -> stored(alert) == people.size());
    }

    private int stored(AlertReleased alert) {
        return count(alert, "true");
    }

    /// Deliveries that may still be asked for, or of which nobody knows yet.
    private int open(AlertReleased alert) {
        return count(alert, "status in ('CREATED', 'QUEUED', 'SENDING')");
    }

    private int count(AlertReleased alert, String which) {
        return jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and " + which)
                .param("alert", alert.alertId().value())
                .query(Integer.class)
                .single();
    }

    private int attempts(AlertReleased alert, String state) {
        return jdbc.sql("""
                        select count(*) from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where d.alert_id = :alert and a.state = :state
                        """)
                .param("alert", alert.alertId().value())
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Long> taken(String words) {
        return Network.ledger().accepted().stream()
                .filter(message -> message.body().equals(words))
                .collect(groupingBy(CarrierMessage::to, counting()));
    }

    private static List<RequestRecord> requests(List<PhoneNumber> numbers, Instant since) {
        Set<String> wanted = e164(numbers);
        return Network.ledger().requests().stream()
                .filter(request -> wanted.contains(String.valueOf(request.to())))
                .filter(request -> !request.at().isBefore(since))
                .toList();
    }

    private static Set<String> e164(List<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).collect(Collectors.toCollection(HashSet::new));
    }

    private List<PersonId> families(List<PhoneNumber> numbers) {
        return enrolment.enrolAll(numbers.stream()
                .map(number -> new EnrolmentRequest(
                        number,
                        Audience.FAMILIES,
                        List.of(SampleEvents.LINCOLN),
                        List.of(Language.ENGLISH),
                        List.of(Channel.SMS),
                        true,
                        ConsentProof.texted("SM-of-trouble", Language.ENGLISH)))
                .toList());
    }

    /// Lines 555-0100 to 0199 are set aside for fiction in every area that exists.
    private static List<PhoneNumber> numbers(int many) {
        List<PhoneNumber> numbers = new ArrayList<>();
        for (int area : IntStream.range(401, 990).toArray()) {
            for (int line = 0; line < 100 && numbers.size() < many && exists(area); line++) {
                numbers.add(PhoneNumber.of("+1" + area + "55501" + String.format("%02d", line)));
            }
        }
        assertThat(numbers).hasSize(many);
        return numbers;
    }

    private static boolean exists(int area) {
        try {
            PhoneNumber.of("+1" + area + "5550100");
            return true;
        } catch (IllegalArgumentException noSuchArea) {
            return false;
        }
    }
}
