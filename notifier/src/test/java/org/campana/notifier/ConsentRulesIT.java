package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.reach.LostReason;
import org.campana.notifier.reach.Unreachable;
import org.campana.notifier.reconfirm.Reconfirmation;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The rules of consent that are about texts, by their numbers in the guide (reliability section 4, C17). C3 stands in
/// [FreeWordsIT], C8 in [HelpIT].
class ConsentRulesIT extends WithTexts {

    @Autowired
    Reconfirmation reconfirmation;

    @Autowired
    Unreachable unreachable;

    @AfterEach
    void endScripts() {
        Network.scripts().clear();
    }

    private Map<String, Object> lastConsent(PhoneNumber number) {
        return jdbc.sql("""
                        select kind, source, channel, language, encode(words_sha256, 'hex') as words, words_version, proof,
                          at > now() - interval '1 minute' as timely
                        from notify.consent_event
                        where number_index = (select number_index from notify.address where person_id = :person)
                        order by id desc limit 1
                        """).param("person", person(number).value()).query().singleRow();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void c1NobodyIsOnTheListBeforeTheySaidYesToOurQuestion() {
        PhoneNumber number = freshNumber();

        text(number, "LINCOLN ES");
        assertThat(enrolled(number)).isEmpty();
        assertThat(consents(number)).isEmpty();

        text(number, "SI");
        assertThat(enrolled(number)).isPresent();
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD");
    }

    @Test
    void c1AListOfFamiliesEnrolsNobody() {
        PhoneNumber number = freshNumber();

        assertThatThrownBy(() -> enrolment.enrol(imported(number, Audience.FAMILIES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invited, never enrolled");
        assertThat(addresses.find(number)).isEmpty();
    }

    private static EnrolmentRequest imported(PhoneNumber number, Audience audience) {
        return new EnrolmentRequest(
                number,
                audience,
                List.of(SampleEvents.LINCOLN),
                List.of(Language.ENGLISH),
                List.of(Channel.SMS),
                false,
                ConsentProof.imported("list", Language.ENGLISH));
    }

    @Test
    void c2NoWordButTheirOwnTakesBackAStop() {
        assertThat(Stream.of(ConsentSource.values()).filter(ConsentSource::liftsStop))
                .containsExactlyInAnyOrder(ConsentSource.KEYWORD, ConsentSource.WEB);
        PhoneNumber number = freshNumber();
        staff(number);
        text(number, "STOP");

        enrolment.enrol(imported(number, Audience.STAFF));

        assertThat(enrolled(number)).isEmpty();
        assertHeldBack(number);
    }

    @Test
    void c2AStrangersStopIsKeptWithoutTheNumberAndHoldsAgainstAList() {
        PhoneNumber number = freshNumber();

        assertThat(text(number, "STOP")).contains("no more texts");
        staff(number);

        assertThat(numberKept(number)).isFalse();
        assertHeldBack(number);
    }

    @Test
    void c4StopOnOneSchoolStopsAllAndAsksNothingMore() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);
        text(number, "OAK");
        text(number, "SI");
        assertThat(enrolled(number).orElseThrow().schools()).hasSize(2);

        assertThat(text(number, "STOP LINCOLN"))
                .isEqualTo("Alertas Valle: Ya no recibe mensajes nuestros. Para volver, escriba INICIAR.");

        assertThat(enrolled(number)).isEmpty();
        assertHeldBack(number);
    }

    @Test
    void c5OneConfirmationForAStopAndNoneForARepeat() {
        PhoneNumber number = freshNumber();
        family(number);
        for (int asked = 0; asked < 5; asked++) {
            text(number, "HELP");
        }

        assertThat(text(number, "STOP"))
                .as("also for who was answered often enough")
                .isEqualTo("Valle Alerts: You will get no more texts from us. Text START to come back.");
        assertThat(text(number, "STOP")).isEmpty();
        assertThat(text(number, "please remove me")).isEmpty();
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "OPT_OUT KEYWORD");
    }

    @Test
    void c5ManyStopsAtOnceAreEachHeardAndAnsweredOnceInTheLanguageOfTheirOwn() {
        List<PhoneNumber> leaving =
                Stream.generate(WithNotifier::freshNumber).limit(20).toList();
        leaving.forEach(number -> family(number, Language.SPANISH));
        Map<PhoneNumber, List<String>> answers = new ConcurrentHashMap<>();
        try (ExecutorService street = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int time = 0; time < 3; time++) {
                leaving.forEach(number ->
                        street.execute(() -> answers.computeIfAbsent(number, first -> new CopyOnWriteArrayList<>())
                                .add(text(number, "STOP"))));
            }
        }

        assertThat(answers).hasSize(20).allSatisfy((number, heard) -> {
            assertThat(heard).hasSize(3);
            assertThat(heard)
                    .filteredOn(each -> !each.isEmpty())
                    .containsExactly("Alertas Valle: Ya no recibe mensajes nuestros. Para volver, escriba INICIAR.");
            assertThat(enrolled(number)).isEmpty();
            assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "OPT_OUT KEYWORD");
        });
        assertThat(jdbc.sql("""
                        select count(distinct proof) from notify.consent_event e join notify.address a using (number_index)
                        where e.kind = 'OPT_OUT' and a.person_id = any(cast(:people as uuid[]))
                        """)
                        .param(
                                "people",
                                leaving.stream()
                                        .map(number -> addresses.know(number).toString())
                                        .toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .as("each by the text of their own")
                .isEqualTo(20);
    }

    @Test
    void c6WordsOfEveryReviewedLanguageLeaveInWhateverSpelling() {
        for (String word : List.of("¡ALTO!", "ｓｔｏｐ", "Opt-out", "basta ya", "🛑 stop", "Cancelar.")) {
            PhoneNumber number = freshNumber();
            family(number);

            text(number, word);

            assertThat(enrolled(number)).as(word).isEmpty();
        }
    }

    @Test
    void c6AWordThatNoSpeakerReviewedStopsAtOnceAndWaitsForAPerson() {
        PhoneNumber number = freshNumber();
        family(number, Language.of("ht"), Language.ENGLISH);

        assertThat(text(number, "Sispann")).contains("stopped texts to you");

        assertHeldBack(number);
        assertThat(enrolled(number)).isPresent();
    }

    @Test
    void c7YesWithNothingAskedNeitherEnrolsNorLiftsAStop() {
        PhoneNumber stranger = freshNumber();
        assertThat(text(stranger, "YES")).contains("Answer an alert");
        assertThat(addresses.find(stranger)).isEmpty();

        PhoneNumber leaver = freshNumber();
        family(leaver);
        text(leaver, "LINCOLN MAM");
        text(leaver, "STOP");
        text(leaver, "YES");

        assertThat(enrolled(leaver)).isEmpty();
        assertHeldBack(leaver);
    }

    @Test
    void c7StartLiftsAStopAndTheNumberIsKeptAnew() {
        PhoneNumber number = freshNumber();
        family(number, Language.SPANISH);
        text(number, "ALTO");
        assertThat(numberKept(number)).isFalse();

        assertThat(text(number, "iniciar")).contains("de nuevo");

        assertThat(numberKept(number)).isTrue();
        assertTexted(number);
    }

    @Test
    void c7AKeywordAndAYesToItsQuestionAreAFreshWordOfTheirOwn() {
        PhoneNumber number = freshNumber();
        family(number);
        text(number, "STOP");

        text(number, "LINCOLN EN");
        assertHeldBack(number);
        text(number, "YES");

        assertTexted(number);
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "OPT_OUT KEYWORD", "OPT_IN KEYWORD");
    }

    @Test
    void c7ARefusalOfTheCarrierForAnOptOutBecomesOurRecord() {
        PhoneNumber number = freshNumber();
        family(number);
        Network.scripts().answer(Match.to(number.e164()), Answer.error(400, 21610));
        AlertReleased alert = alert();

        request(alert, "Agents near Lincoln.", person(number));
        awaitStatus(alert, person(number), "SUPPRESSED:BLOCKED_BY_CARRIER");

        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "OPT_OUT CARRIER");
        assertThat(enrolled(number)).isEmpty();
        assertThat(numberKept(number)).isFalse();
    }

    @Test
    void c9TheFirstMessageNamesTheProgrammeAndTheWayOut() {
        PhoneNumber number = freshNumber();

        String question = text(number, "LINCOLN EN");
        String welcome = text(number, "YES");

        assertThat(question).startsWith("Valle Alerts: ").contains("STOP to leave");
        assertThat(welcome).startsWith("Valle Alerts: ").contains("STOP to leave");
        assertThat(SmsText.of(question).segments()).isLessThanOrEqualTo(2);
        assertThat(SmsText.of(welcome).segments()).isLessThanOrEqualTo(2);
    }

    @Test
    void c10EveryEntrySaysWhenInWhichWordsLanguageAndChannelAndWhatProvesIt() {
        PhoneNumber number = freshNumber();
        String question = text(number, "LINCOLN AR");
        text(number, "YES");
        assertEntry(lastConsent(number), "OPT_IN", question, "en");

        String stopped = text(number, "STOP");
        assertEntry(lastConsent(number), "OPT_OUT", stopped, "en");
        assertThat(numberKept(number))
                .as("the number itself is gone at leaving")
                .isFalse();

        String started = text(number, "START");
        assertEntry(lastConsent(number), "OPT_IN", started, "en");
    }

    private static void assertEntry(Map<String, Object> entry, String kind, String shown, String language) {
        assertThat(entry)
                .containsEntry("kind", kind)
                .containsEntry("source", "KEYWORD")
                .containsEntry("channel", "SMS")
                .containsEntry("language", language)
                .containsEntry("words", sha256(shown))
                .containsEntry("words_version", "2026-11-26")
                .containsEntry("timely", true);
        assertThat(entry.get("proof").toString()).as("the hash of a message id").matches("[0-9a-f]{64}");
    }

    @Test
    void c14WhatIsKeptOfAFamilyIsNumberSchoolLanguageAndHours() {
        assertThat(jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'notify' and table_name in ('enrolment', 'address', 'joining')
                        """).query(String.class).list())
                .isSubsetOf(
                        "person_id",
                        "number_index",
                        "number",
                        "audience",
                        "schools",
                        "school_id",
                        "languages",
                        "channels",
                        "drills",
                        "hours",
                        "enrolled_at",
                        "left_at",
                        // Of staff alone: EnrolmentRequest refuses contacts of a family.
                        "contacts",
                        "step",
                        "words",
                        "words_version",
                        "words_language",
                        "asked_at");
    }

    @Test
    void c11AFamilyHearsAroundSchoolHoursUnlessItChoosesOtherwise() {
        PhoneNumber number = freshNumber();
        text(number, "LINCOLN EN");
        assertThat(text(number, "YES")).contains("text 24");
        assertThat(hours(number)).isEqualTo(Hours.SCHOOL);

        assertThat(text(number, " 24. ")).contains("at any hour", "STOP");
        assertThat(hours(number)).isEqualTo(Hours.ANY);
        text(number, "RIVERA");
        text(number, "YES");
        assertThat(hours(number)).as("one more school changes no hours").isEqualTo(Hours.ANY);

        assertThat(text(number, "12")).contains("around school hours");
        assertThat(hours(number)).isEqualTo(Hours.SCHOOL);
        assertThat(consents(number)).as("hours are no consent").containsOnly("OPT_IN KEYWORD");
    }

    @Test
    void c11OnlyAFamilyOnTheListHasHoursToChoose() {
        PhoneNumber stranger = freshNumber();
        PhoneNumber staff = freshNumber();
        staff(staff);

        text(stranger, "24");
        text(staff, "12");

        assertThat(addresses.find(stranger).flatMap(enrolment::standing)).isEmpty();
        assertThat(hours(staff)).as("staff is told at any hour").isEqualTo(Hours.ANY);
    }

    @Test
    void c12EachAugustAFamilyIsAskedOnceRemindedOnceAndSentNothingWithoutAnAnswer() {
        PhoneNumber number = family("LINCOLN ES", "SI");
        ZonedDateTime august = ZonedDateTime.of(2031, 8, 1, 11, 0, 0, 0, ZoneId.of("America/Los_Angeles"));

        reconfirmAll(august.minusDays(1));
        assertThat(asked(number)).as("not in July").isEmpty();
        reconfirmAll(august.withHour(9));
        assertThat(asked(number)).as("not in the morning").isEmpty();
        reconfirmAll(august);
        reconfirmAll(august.plusDays(1));
        assertThat(asked(number)).singleElement().asString().contains("SI para seguir", "31 de agosto", "ALTO");
        reconfirmAll(august.plusDays(14));
        assertThat(asked(number)).as("one reminder").hasSize(2);
        assertNotHeldBack(number);

        reconfirmAll(august.plusDays(30));
        assertThat(standing(number)).isEqualTo("NOT_CONFIRMED");
        assertNotTried(number);
        reconfirmAll(august.plusDays(40));
        assertThat(asked(number)).hasSize(2);

        assertThat(text(number, "SI")).contains("Sigue recibiendo avisos");
        assertThat(consents(number)).containsExactly("OPT_IN KEYWORD", "OPT_IN KEYWORD");
        assertThat(standing(number)).isEqualTo("none");
        assertNotHeldBack(number);
        assertThat(text(number, "SI")).as("a second one answers nothing").doesNotContain("Sigue recibiendo");
    }

    @Test
    void c12WhoAnswersIsAskedAgainNextYearAndNotBefore() {
        PhoneNumber number = family("LINCOLN EN", "YES");
        ZonedDateTime august = ZonedDateTime.of(2041, 8, 3, 12, 0, 0, 0, ZoneId.of("America/Los_Angeles"));
        reconfirmAll(august);
        assertThat(text(number, "YES")).contains("You keep getting alerts");

        reconfirmAll(august.plusDays(20));
        reconfirmAll(august.plusDays(40));
        assertThat(asked(number)).hasSize(1);
        assertNotHeldBack(number);

        reconfirmAll(august.plusYears(1));
        assertThat(asked(number)).hasSize(2);
    }

    @Test
    void c12YesTakesBackNoStopAndWhoLeftIsNotAsked() {
        PhoneNumber asked = family("LINCOLN EN", "YES");
        ZonedDateTime august = ZonedDateTime.of(2051, 8, 3, 12, 0, 0, 0, ZoneId.of("America/Los_Angeles"));
        reconfirmAll(august);
        assertThat(asked(asked)).hasSize(1);
        text(asked, "STOP");

        assertThat(text(asked, "YES")).doesNotContain("You keep getting alerts");
        assertThat(enrolled(asked)).isEmpty();
        reconfirmAll(august.plusDays(15));
        assertThat(asked(asked)).hasSize(1);
    }

    @Test
    void c12AfterACarrierSaidThatANumberIsGoneItIsNotUsedUntilItsOwnerSaysAWord() {
        for (LostReason gone : List.of(LostReason.NUMBER_GONE, LostReason.LANDLINE)) {
            PhoneNumber number = family("LINCOLN EN", "YES");
            unreachable.failed(List.of(new Unreachable.Lost(person(number), Channel.SMS, gone)));
            assertNotTried(number);

            text(number, "START");

            assertNotHeldBack(number);
        }
    }

    private PhoneNumber family(String keyword, String yes) {
        PhoneNumber number = freshNumber();
        text(number, keyword);
        text(number, yes);
        assertThat(enrolled(number)).isPresent();
        return number;
    }

    /// As many looks as it takes; the clock itself looks once a minute.
    private void reconfirmAll(ZonedDateTime now) {
        int done;
        do {
            done = reconfirmation.tick(now.toInstant());
        } while (done > 0);
    }

    /// The questions that arrived, when all that were queued have.
    private List<String> asked(PhoneNumber number) {
        int queued = jdbc.sql("select count(*) from notify.delivery where person_id = :person and notice")
                .param("person", person(number).value())
                .query(Integer.class)
                .single();
        await().atMost(Duration.ofSeconds(20)).until(() -> questions(number).size() == queued);
        return questions(number);
    }

    private static List<String> questions(PhoneNumber number) {
        return Network.textsTo(number.e164()).stream()
                .filter(text -> !text.equals("Agents near Lincoln."))
                .toList();
    }

    private void assertNotHeldBack(PhoneNumber number) {
        awaitAlertEndsAs(number, "DELIVERED");
    }

    private void assertNotTried(PhoneNumber number) {
        awaitAlertEndsAs(number, "SUPPRESSED:NO_ADDRESS");
    }

    private void awaitAlertEndsAs(PhoneNumber number, String status) {
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person(number));
        awaitStatus(alert, person(number), status);
    }

    private String standing(PhoneNumber number) {
        return jdbc.sql("select reason from notify.unreachable where person_id = :person")
                .param("person", person(number).value())
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private Hours hours(PhoneNumber number) {
        return enrolled(number).orElseThrow().hours();
    }
}
