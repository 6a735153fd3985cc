package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.LeavingClock;
import org.campana.testing.EventProbe;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JoinByTextIT extends WithTexts {

    private static final Language MAM = Language.of("mam");

    @Autowired
    private LeavingClock clock;

    private int pending(PhoneNumber number) {
        return jdbc.sql("select count(*) from notify.joining where person_id = :person")
                .param("person", person(number).value())
                .query(Integer.class)
                .single();
    }

    @Test
    void oneTextWithKeywordAndLanguageAndOneYesAreEnough() {
        PhoneNumber number = freshNumber();

        assertThat(text(number, "Lincoln es"))
                .startsWith("Alertas Valle:")
                .contains("Lincoln School", "español", "Responda SI", "ALTO");
        assertThat(enrolled(number)).isEmpty();
        assertThat(numberKept(number)).as("a pending join holds no number").isFalse();

        assertThat(text(number, "sí"))
                .startsWith("Alertas Valle: Ya recibe mensajes de Lincoln School.")
                .contains("Nunca le pedimos nombre ni papeles", "ALTO");
        Enrolled joined = enrolled(number).orElseThrow();
        assertThat(joined.audience()).isEqualTo(Audience.FAMILIES);
        assertThat(joined.schools()).containsExactly(SampleEvents.LINCOLN);
        assertThat(joined.languages()).containsExactly(Language.SPANISH);
        assertThat(pending(number)).isZero();
        try (EventProbe probe = EventProbe.on(topics, Topics.SUBSCRIPTIONS)) {
            assertThat(probe.await(
                            SubscriptionChanged.class, each -> each.personId().equals(joined.person())))
                    .isNotNull();
        }
        assertTexted(number);
    }

    @Test
    void aBareKeywordAsksOneQuestionThatANumberAnswers() {
        PhoneNumber number = freshNumber();

        assertThat(text(number, "LINCOLN!"))
                .isEqualTo(
                        "Valle Alerts, Lincoln School:\n1 English\n2 Español\n3 Kreyòl\n4 Mam\n5 Tiếng Việt\n6 中文\n7 العربية");
        assertThat(text(number, "9")).startsWith("Valle Alerts, Lincoln School:\n1 English");
        assertThat(text(number, "4")).contains("mam o español", "Responda SI");
        text(number, "SI");

        assertThat(enrolled(number).orElseThrow().languages()).containsExactly(MAM, Language.SPANISH);
    }

    @Test
    void anInvitationSparesTheQuestionForTheLanguageAndNothingElse() {
        PhoneNumber number = freshNumber();
        jdbc.sql("""
                        insert into notify.invitation (person_id, school_id, languages, until)
                        values (:person, :school, '{es}', now() + interval '1 day')
                        """)
                .param("person", addresses.know(number).value())
                .param("school", SampleEvents.LINCOLN.value())
                .update();

        assertThat(text(number, "LINCOLN")).contains("Lincoln School", "Responda SI");

        assertThat(enrolled(number)).isEmpty();
    }

    @Test
    void theQuestionIsAlsoAnsweredByName() {
        PhoneNumber number = freshNumber();
        text(number, "LINCOLN");

        assertThat(text(number, "العربية")).contains("Arabic or English", "Reply YES");
        text(number, "yes");

        assertThat(enrolled(number).orElseThrow().languages())
                .as("what they asked for comes first, though we answer in the next best")
                .containsExactly(Language.of("ar"), Language.ENGLISH);
    }

    @Test
    void yesToTheQuestionForTheLanguageAsksItAgain() {
        PhoneNumber number = freshNumber();
        text(number, "LINCOLN");

        assertThat(text(number, "YES")).contains("1 English");
        assertThat(enrolled(number)).isEmpty();
    }

    @Test
    void aNumberAnswersWhatWasAskedLast() {
        PhoneNumber number = freshNumber();
        text(number, "OAK");
        // Somebody who was alerted, left and was erased, and now joins anew: the alert is the older question.
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln. 1=OK 2=Help", family(freshNumber()));
        await().until(() -> accepted(alert));
        jdbc.sql("update notify.delivery set person_id = :person where alert_id = :alert")
                .param("person", person(number).value())
                .param("alert", alert.alertId().value())
                .update();

        assertThat(text(number, "2")).as("the alert came after the question").contains("people on duty");

        text(number, "OAK");
        assertThat(text(number, "2")).as("the question came after the alert").contains("Responda SI");
    }

    private boolean accepted(AlertReleased alert) {
        return jdbc.sql("select count(*) from notify.delivery where alert_id = :alert and status = 'DELIVERED'")
                        .param("alert", alert.alertId().value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void joiningAnotherSchoolAddsItWithoutAskingForTheLanguageAgain() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);

        assertThat(text(number, "oak")).contains("Oak School", "español");
        text(number, "si");

        assertThat(enrolled(number).orElseThrow().schools()).containsExactlyInAnyOrder(SampleEvents.LINCOLN, OAK);
        assertThat(enrolled(number).orElseThrow().languages()).containsExactly(Language.SPANISH);
    }

    @Test
    void theSameKeywordAgainChangesNothingAndSaysSo() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);
        List<String> before = consents(number);

        assertThat(text(number, "LINCOLN")).contains("ya recibe mensajes de Lincoln School");
        assertThat(text(number, "LINCOLN ES")).contains("Nada cambia");

        assertThat(pending(number)).isZero();
        assertThat(consents(number)).isEqualTo(before);
    }

    @Test
    void anotherLanguageForTheSameSchoolComesFirstOnceConfirmed() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);

        assertThat(text(number, "LINCOLN MAM")).contains("mam o español");
        text(number, "SI");

        assertThat(enrolled(number).orElseThrow().languages()).containsExactly(MAM, Language.SPANISH);
    }

    @Test
    void whoIsStaffIsToldSoAndStaysStaff() {
        PhoneNumber number = freshNumber();
        staff(number);

        assertThat(text(number, "LINCOLN EN")).contains("on our list as staff");
        text(number, "YES");

        assertThat(enrolled(number).orElseThrow().audience()).isEqualTo(Audience.STAFF);
        assertThat(pending(number)).isZero();
    }

    @Test
    void aSchoolThatLeftCanNoLongerBeJoined() {
        PhoneNumber number = freshNumber();
        SchoolId gone = SchoolId.of("gone");
        school(gone, "Gone School", "GONE");
        text(number, "GONE EN");
        jdbc.sql("update notify.school set active = false where school_id = 'gone'")
                .update();

        assertThat(text(number, "YES")).contains("Answer an alert");
        assertThat(text(number, "GONE EN")).contains("Answer an alert");
        assertThat(enrolled(number)).isEmpty();
    }

    @Test
    void whatNobodyConfirmsIsForgottenAfter72Hours() {
        PhoneNumber number = freshNumber();
        PhoneNumber family = freshNumber();
        text(number, "LINCOLN EN");
        family(family, Language.SPANISH);
        text(family, "OAK");
        jdbc.sql("update notify.joining set asked_at = now() - interval '73 hours' where person_id = any(:people)")
                .param(
                        "people",
                        new UUID[] {person(number).value(), person(family).value()})
                .update();

        assertThat(text(number, "YES")).as("too late to confirm").contains("Answer an alert");
        clock.tick();

        assertThat(addresses.find(number)).as("a stranger again").isEmpty();
        assertThat(pending(family)).isZero();
        assertThat(enrolled(family)).isPresent();
    }

    @Test
    void aSentenceThatBeginsWithASchoolIsNoJoin() {
        PhoneNumber number = freshNumber();

        assertThat(text(number, "Lincoln has two cars outside")).contains("Answer an alert");
        assertThat(addresses.find(number)).isEmpty();
        assertThat(text(number, "lincoln please")).contains("1 English");
    }

    @Test
    void twoSchoolsAreTakenForWhatTheyAreWhenOneKeywordBeginsTheOther() {
        PhoneNumber number = freshNumber();
        SchoolId north = SchoolId.of("oak-north");
        school(north, "Oak North", "OAK NORTH");

        text(number, "oak north en");
        text(number, "yes");

        assertThat(Set.copyOf(enrolled(number).orElseThrow().schools())).containsExactly(north);
    }
}
