package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.enrol.Enrolled;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A family that would rather be called than read.
@TestPropertySource(properties = "campana.voice.from=+12025550100")
class CallsChosenIT extends WithWebDoor {

    @Autowired
    private AddressBook addresses;

    private PersonId person(PhoneNumber number) {
        return addresses.find(number).orElseThrow();
    }

    private List<Channel> channels(PhoneNumber number) {
        return enrolment.standing(person(number)).map(Enrolled::channels).orElseThrow();
    }

    private List<String> agreedTo(PhoneNumber number) {
        return jdbc.sql("""
                        select concat_ws(' ', kind, source, channel, words_version, length(words_sha256)) from notify.consent_event
                        where number_index = (select number_index from notify.address where person_id = :person) order by id
                        """)
                .param("person", person(number).value())
                .query(String.class)
                .list();
    }

    private String joinedBy(PhoneNumber number, String way) {
        assertThat(family.get("/join/lincoln").body()).contains("By phone call");
        String page = WebDoor.location(
                family.form("/join/lincoln", Map.of("first", "es", "way", way, "number", number.e164())));
        assertThat(family.get(page).body()).contains("a recorded voice or a computer voice calls you");
        return WebDoor.location(family.form(page, Map.of("code", code(number, 1))))
                .replace("?joined", "");
    }

    @Test
    void whoWantsCallsIsCalledAndAgreedToIt() {
        PhoneNumber number = freshNumber();

        joinedBy(number, "CALL");

        assertThat(channels(number)).containsExactly(Channel.VOICE);
        assertThat(agreedTo(number)).containsExactly("OPT_IN WEB VOICE web-2 32");
    }

    @Test
    void whoWantsBothAgreedToBoth() {
        PhoneNumber number = freshNumber();

        joinedBy(number, "BOTH");

        assertThat(channels(number)).containsExactly(Channel.SMS, Channel.VOICE);
        assertThat(agreedTo(number)).containsExactly("OPT_IN WEB SMS web-2 32", "OPT_IN WEB VOICE web-2 32");
    }

    @Test
    void theWayIsChangedOnThePrivatePageAndCallsNeedTheirOwnYes() {
        PhoneNumber number = freshNumber();
        String link = joinedBy(number, "TEXT");
        assertThat(channels(number)).containsExactly(Channel.SMS);
        assertThat(family.get(link).body()).contains("value=\"TEXT\" checked", "a computer voice calls you");

        assertThat(family.form(link, Map.of("way", "BOTH", "hours", "SCHOOL")).body())
                .contains("It holds from the next alert on", "value=\"BOTH\" checked");
        family.form(link, Map.of("way", "TEXT", "hours", "SCHOOL"));

        assertThat(channels(number)).containsExactly(Channel.SMS);
        assertThat(agreedTo(number)).containsExactly("OPT_IN WEB SMS web-2 32", "OPT_IN WEB VOICE web-2 32");
        assertThat(family.form(link, Map.of("way", "LETTER")).statusCode()).isEqualTo(422);
    }

    @Test
    void whoIsSentNothingIsNotBroughtBackByTheirPrivatePage() {
        PhoneNumber number = freshNumber();
        String link = joinedBy(number, "TEXT");
        jdbc.sql("insert into notify.suppression (person_id, reason) values (:person, 'BLOCKED_BY_CARRIER')")
                .param("person", person(number).value())
                .update();

        family.form(link, Map.of("way", "CALL"));

        assertThat(channels(number)).containsExactly(Channel.SMS);
        assertThat(jdbc.sql("select count(*) from notify.suppression where person_id = :person")
                        .param("person", person(number).value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
