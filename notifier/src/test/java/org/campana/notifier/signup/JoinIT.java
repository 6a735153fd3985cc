package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.Network;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A family joins on the web and leaves again.
class JoinIT extends WithWebDoor {

    @Autowired
    private AddressBook addresses;

    private java.util.Optional<Enrolled> current(PhoneNumber number) {
        return addresses.find(number).flatMap(enrolment::standing);
    }

    @Test
    void aFamilyJoinsWithTheCodeOfATextInItsLanguages() {
        PhoneNumber number = freshNumber();

        HttpResponse<String> asked = family.form(
                "/join/lincoln", Map.of("first", "mam", "second", "es", "also", "rivera", "number", number.e164()));
        String page = WebDoor.location(asked);
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(family.get(page).body()).contains("Enter the code", "one-time-code", "We never ask for your name");
        String code = code(number, 1);
        assertThat(Network.textsTo(number.e164()).getFirst())
                .as("in the first of their languages that we write codes in")
                .startsWith("Alertas Valle: Su clave para entrar es " + code);
        String link = WebDoor.location(
                family.form(page, Map.of("code", " " + code.substring(0, 3) + "-" + code.substring(3))));

        assertThat(family.get(link).body()).contains("You are on the list", "Lincoln School", "Rivera School");
        assertThat(current(number)).hasValueSatisfying(now -> {
            assertThat(now.schools()).containsExactly(SampleEvents.LINCOLN, RIVERA);
            assertThat(now.languages()).containsExactly(Language.of("mam"), Language.SPANISH);
        });
        assertThat(jdbc.sql("""
                        select concat_ws(' ', c.kind, c.source, c.channel, c.language, c.words_version,
                                         length(c.words_sha256), c.proof = d.id::text)
                        from notify.consent_event c
                        join notify.address a on a.number_index = c.number_index
                        join notify.delivery d on d.person_id = a.person_id
                        where a.person_id = :person
                        """)
                        .param("person", addresses.find(number).orElseThrow().value())
                        .query(String.class)
                        .single())
                .isEqualTo("OPT_IN WEB SMS en web-2 32 t");
    }

    @Test
    void c1NobodyIsOnTheListBeforeTheCodeCameBackAndACodeWorksOnce() {
        PhoneNumber number = freshNumber();
        String page = asked(number, "lincoln");
        String code = code(number, 1);
        assertThat(current(number)).isEmpty();

        assertThat(family.form(page, Map.of("code", wrong(code))).body()).contains("The code does not fit");
        assertThat(current(number)).isEmpty();
        assertThat(WebDoor.location(family.form(page, Map.of("code", code)))).startsWith("/leave/");
        assertThat(current(number)).isPresent();

        assertThat(family.form(page, Map.of("code", code)).body()).contains("The code does not fit");
    }

    @Test
    void c11HoursAreChosenOnTheWayInAndChangedOnThePrivatePage() {
        PhoneNumber number = freshNumber();
        String page = WebDoor.location(
                family.form("/join/lincoln", Map.of("first", "en", "hours", "ANY", "number", number.e164())));
        String link = WebDoor.location(family.form(page, Map.of("code", code(number, 1))))
                .replace("?joined", "");
        assertThat(current(number).orElseThrow().hours()).isEqualTo(Hours.ANY);

        assertThat(family.form(link, Map.of("hours", "SCHOOL")).body()).contains("It holds from the next alert on");
        assertThat(current(number).orElseThrow().hours()).isEqualTo(Hours.SCHOOL);
        assertThat(family.form(link, Map.of("hours", "NEVER")).statusCode()).isEqualTo(422);
        assertThat(current(number).orElseThrow().hours()).isEqualTo(Hours.SCHOOL);
    }

    @Test
    void fiveWrongCodesEndEvenTheRightOne() {
        PhoneNumber number = freshNumber();
        String page = asked(number, "lincoln");
        String code = code(number, 1);

        for (int tries = 0; tries < 5; tries++) {
            family.form(page, Map.of("code", wrong(code)));
        }

        assertThat(family.form(page, Map.of("code", code)).body()).contains("The code does not fit");
        assertThat(current(number)).isEmpty();
    }

    @Test
    void aCodeIsOverAfterItsTimeAndTheNumberIsForgotten() {
        PhoneNumber number = freshNumber();
        String page = asked(number, "lincoln");
        String code = code(number, 1);
        PersonId person = addresses.find(number).orElseThrow();
        assertThat(addresses.numbersOf(List.of(person))).hasSize(1);

        jdbc.sql("update notify.sign_up_code set expires_at = now() - interval '1 second'")
                .update();
        assertThat(family.form(page, Map.of("code", code)).body()).contains("The code does not fit");
        upkeep.forgetOld();

        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        assertThat(jdbc.sql("select count(*) from notify.address_key where person_id = :person")
                        .param("person", person.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsOnTheListKeepsTheNumberWhenACodeIsNotUsed() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        asked(number, "rivera");

        jdbc.sql("update notify.sign_up_code set expires_at = now() - interval '1 second'")
                .update();
        upkeep.forgetOld();

        assertThat(addresses.numbersOf(List.of(person))).hasSize(1);
    }

    @Test
    void whoSaidStopIsSentNoCode() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        stop(number);

        asked(number, "lincoln");

        await().until(
                        () -> jdbc.sql(
                                        "select concat_ws(':', status, reason) from notify.delivery where person_id = :person")
                                .param("person", person.value())
                                .query(String.class)
                                .single(),
                        "SUPPRESSED:LEFT_THE_LIST"::equals);
        assertThat(Network.textsTo(number.e164())).isEmpty();
    }

    @Test
    void c7AStopBetweenTheTextAndTheCodeHolds() {
        PhoneNumber number = freshNumber();
        String page = asked(number, "lincoln");
        String code = code(number, 1);
        stop(number);

        assertThat(family.form(page, Map.of("code", code)).body()).contains("The code does not fit");
        assertThat(current(number)).isEmpty();
    }

    @Test
    void whoAsksTwiceIsTextedOnceAndEitherPageTakesTheCode() {
        PhoneNumber number = freshNumber();
        asked(number, "lincoln");
        String code = code(number, 1);

        String second = asked(number, "rivera");

        assertThat(WebDoor.location(family.form(second, Map.of("code", code)))).startsWith("/leave/");
        assertThat(Network.textsTo(number.e164())).hasSize(1);
        assertThat(current(number).orElseThrow().schools()).containsExactly(RIVERA);
    }

    @Test
    void c4TheLinkLeavesOneSchoolOrAllAndOpeningItLeavesNone() {
        PhoneNumber number = freshNumber();
        String lincoln = joined(number, "lincoln");
        String link = lincoln.substring(0, lincoln.indexOf('?'));
        enrolment.join(new org.campana.notifier.enrol.EnrolmentRequest(
                number,
                org.campana.events.Audience.FAMILIES,
                List.of(RIVERA),
                List.of(Language.ENGLISH),
                List.of(org.campana.events.Channel.SMS),
                false,
                ConsentProof.texted("SM-more", Language.ENGLISH)));

        assertThat(family.get(link).body()).contains("Lincoln School", "Rivera School");
        assertThat(family.form(link, Map.of("school", "rivera")).body()).contains("nothing more about that school");
        assertThat(current(number).orElseThrow().schools()).containsExactly(SampleEvents.LINCOLN);
        assertThat(family.form(link, Map.of()).body()).contains("You left", "(202) 555-0100");

        assertThat(current(number)).isEmpty();
        assertThat(addresses.numbersOf(List.of(addresses.find(number).orElseThrow())))
                .isEmpty();
        assertThat(family.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void pagesAreWrittenInArabicAndMirrored() {
        assertThat(family.get("/join?lang=ar").body())
                .contains("<html lang=\"ar\" dir=\"rtl\"", "اختر مدرستك", "تنتظر المراجعة", "Lincoln School");
        assertThat(family.get("/join/lincoln").body()).contains("lang=\"ar\" dir=\"rtl\"", "رقم الهاتف المحمول");
        assertThat(family.get("/join/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aNumberWeCannotTextIsSaidOnThePageAndNothingIsKept() {
        String page = family.form("/join/lincoln", Map.of("first", "en", "second", "", "number", "+442071838750"))
                .body();

        assertThat(page).contains("Check the number", "field-error");
    }
}
