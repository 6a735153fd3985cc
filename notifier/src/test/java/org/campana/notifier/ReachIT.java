package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.reach.LostReason;
import org.campana.notifier.reach.Unreachable;
import org.campana.notifier.reach.Unreachable.Lost;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

class ReachIT extends WithNotifier {

    @Autowired
    private Unreachable unreachable;

    @Autowired
    private PersonKeys keys;

    @LocalServerPort
    private int port;

    private EnrolmentRequest wish(String number, SchoolId school, Language language) {
        return new EnrolmentRequest(
                PhoneNumber.of(number),
                Audience.FAMILIES,
                List.of(school),
                List.of(language),
                List.of(Channel.SMS),
                false,
                ConsentProof.texted("SM-of-the-tests", language));
    }

    private PersonId joins(String number, SchoolId school) {
        return enrolment.enrol(wish(number, school, Language.SPANISH));
    }

    private List<String> reasonsOf(PersonId person) {
        return jdbc.sql(
                        "select concat_ws(' ', reason, lasting, times) from notify.unreachable where person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource({
        Network.LANDLINE + ", FAILED_PERMANENT:LANDLINE, LANDLINE t 1",
        Network.NOT_MOBILE + ", FAILED_PERMANENT:NOT_MOBILE, LANDLINE t 1",
        Network.UNKNOWN + ", FAILED_PERMANENT:UNKNOWN_NUMBER, NUMBER_GONE t 1",
        Network.INVALID + ", FAILED_PERMANENT:INVALID_NUMBER, NUMBER_GONE t 1",
        Network.OFF + ", FAILED_TEMPORARY:PHONE_OFF, PHONE_OFF f 1"
    })
    void whoIsNotReachedStaysKnownWithTheReason(String number, String status, String kept) {
        PersonId person = joins("+" + number, SchoolId.of("reach-odd"));
        unreachable.forget(List.of(person));
        AlertReleased alert = alert();

        request(alert, "Agents near the school.", person);

        awaitStatus(alert, person, status);
        assertThat(reasonsOf(person)).containsExactly(kept);
    }

    @Test
    void numberThatTakesNoTextsIsNotTriedAgainUntilItsOwnerJoinsAnew() {
        String number = freshNumber().e164();
        PersonId person = joins(number, SchoolId.of("reach-again"));
        unreachable.failed(List.of(new Lost(person, Channel.SMS, LostReason.LANDLINE)));
        AlertReleased first = alert();
        request(first, "Agents near the school.", person);
        awaitStatus(first, person, "SUPPRESSED:NO_ADDRESS");
        assertThat(Network.textsTo(number)).isEmpty();

        joins(number, SchoolId.of("reach-again"));
        AlertReleased second = alert();
        request(second, "Agents near the school.", person);

        awaitStatus(second, person, "DELIVERED");
        assertThat(reasonsOf(person)).isEmpty();
    }

    @Test
    void textThatArrivesEndsWhatWasKnownOfAPhoneThatWasOff() {
        PersonId person = joins(freshNumber().e164(), SchoolId.of("reach-on"));
        Lost off = new Lost(person, Channel.SMS, LostReason.PHONE_OFF);
        unreachable.failed(List.of(off));
        unreachable.failed(List.of(off));
        assertThat(reasonsOf(person)).containsExactly("PHONE_OFF f 2");
        AlertReleased alert = alert();

        request(alert, "Agents near the school.", person);

        awaitStatus(alert, person, "DELIVERED");
        assertThat(reasonsOf(person)).isEmpty();
    }

    @Test
    void nobodyDisappearsFromACount() {
        SchoolId school = SchoolId.of("reach-count");
        joins(freshNumber().e164(), school);
        lost(school, LostReason.LANDLINE);
        lost(school, LostReason.NUMBER_GONE);
        lost(school, LostReason.PHONE_OFF);
        enrolment.leave(joins(freshNumber().e164(), school));
        enrolment.leaveAll(
                List.of(joins(freshNumber().e164(), school)),
                SuppressionReason.BLOCKED_BY_CARRIER,
                ConsentProof.carrier(Channel.SMS));
        enrolment.takeOffAll(List.of(joins(freshNumber().e164(), school)));

        JsonNode summary = Office.of(port, keys, Role.NETWORK_ADMIN).get("/api/v1/people/summary");

        JsonNode ours = summary.path("bySchool")
                .valueStream()
                .filter(each -> each.path("of").asString().equals(school.value()))
                .findFirst()
                .orElseThrow();
        assertThat(ours.path("onTheList").asInt()).isEqualTo(4);
        assertThat(ours.path("off").asInt()).isEqualTo(3);
        assertThat(counts(ours))
                .isEqualTo(Map.of(
                        "REACHABLE",
                        1,
                        "LANDLINE",
                        1,
                        "NUMBER_GONE",
                        1,
                        "PHONE_OFF",
                        1,
                        "LEFT",
                        1,
                        "BLOCKED",
                        1,
                        "TAKEN_OFF",
                        1));
        JsonNode all = summary.path("all");
        assertThat(all.path("onTheList").asInt() + all.path("off").asInt())
                .isEqualTo(jdbc.sql("select count(*) from notify.enrolment")
                        .query(Integer.class)
                        .single());
        assertThat(summary.path("byLanguage")
                        .valueStream()
                        .mapToInt(each -> each.path("onTheList").asInt())
                        .sum())
                .isEqualTo(all.path("onTheList").asInt());
    }

    private void lost(SchoolId school, LostReason reason) {
        unreachable.failed(List.of(new Lost(joins(freshNumber().e164(), school), Channel.SMS, reason)));
    }

    private static Map<String, Integer> counts(JsonNode figure) {
        Map<String, Integer> counts = new TreeMap<>();
        figure.path("counts")
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
        return counts;
    }

    @Test
    void figuresAreForTheAdministratorAlone() {
        Office ana = Office.of(port, keys, Role.RELEASER);

        assertThat(ana.call("GET", "/api/v1/people/summary", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(403);
    }
}
