package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.util.HtmlUtils;

/// Conversations with people who text us.
abstract class WithTexts extends WithNotifier {

    static final SchoolId OAK = SchoolId.of("oak");

    @Autowired
    protected Environment environment;

    @Autowired
    protected AddressBook addresses;

    protected Twilio twilio;

    @BeforeEach
    void openTheSchools() {
        twilio = new Twilio(environment.getRequiredProperty("campana.public-url"));
        school(SampleEvents.LINCOLN, "Lincoln School", "LINCOLN");
        school(OAK, "Oak School", "OAK");
    }

    protected void school(SchoolId id, String name, String keyword) {
        jdbc.sql("""
                insert into notify.school (school_id, name, kind, keyword, time_zone, active)
                values (:id, :name, 'SCHOOL', :keyword, 'America/Los_Angeles', true)
                on conflict (school_id) do update set name = excluded.name, keyword = excluded.keyword
                """)
                .param("id", id.value())
                .param("name", name)
                .param("keyword", keyword)
                .update();
    }

    /// What somebody is answered; empty for nothing.
    protected String text(PhoneNumber from, String words) {
        String twiml = twilio.post("/webhooks/twilio/messages", Twilio.text(from.e164(), words))
                .body();
        Matcher message =
                Pattern.compile("<Message>(.*)</Message>", Pattern.DOTALL).matcher(twiml);
        return message.find() ? HtmlUtils.htmlUnescape(message.group(1)) : "";
    }

    protected Optional<Enrolled> enrolled(PhoneNumber number) {
        return addresses.find(number).flatMap(enrolment::standing);
    }

    protected PersonId person(PhoneNumber number) {
        return addresses.find(number).orElseThrow();
    }

    protected boolean numberKept(PhoneNumber number) {
        return !addresses.numbersOf(List.of(person(number))).isEmpty();
    }

    /// Kind and source of each entry of the consent ledger, in order.
    protected List<String> consents(PhoneNumber number) {
        return jdbc.sql("""
                        select kind || ' ' || source from notify.consent_event
                        where number_index = (select number_index from notify.address where person_id = :person) order by id
                        """)
                .param("person", person(number).value())
                .query(String.class)
                .list();
    }

    protected void staff(PhoneNumber number) {
        enrolment.enrol(new EnrolmentRequest(
                number,
                Audience.STAFF,
                List.of(SampleEvents.LINCOLN),
                List.of(Language.ENGLISH),
                List.of(Channel.SMS),
                false,
                ConsentProof.imported("staff-list", Language.ENGLISH)));
    }

    /// Whether an alert to this person is sent now.
    protected void assertTexted(PhoneNumber number) {
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person(number));
        awaitStatus(alert, person(number), "DELIVERED");
        assertThat(Network.textsTo(number.e164())).contains("Agents near Lincoln.");
    }

    protected void assertHeldBack(PhoneNumber number) {
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person(number));
        awaitStatus(alert, person(number), "SUPPRESSED:LEFT_THE_LIST");
    }
}
