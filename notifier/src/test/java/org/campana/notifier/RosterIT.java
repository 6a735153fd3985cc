package org.campana.notifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.Topics;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.roster.Invitations;
import org.campana.notifier.school.Schools;
import org.campana.testing.SampleEvents;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

class RosterIT extends WithNotifier {

    private static final AtomicInteger SCHOOLS = new AtomicInteger();
    private static final String IMPORTS = "/api/v1/people/imports";

    @Autowired
    private AddressBook addresses;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Schools schools;

    @Autowired
    private PersonKeys keys;

    @LocalServerPort
    private int port;

    private Office grace;
    private SchoolId school;

    @BeforeEach
    void aSchoolOfItsOwn() {
        grace = Office.of(port, keys, Role.NETWORK_ADMIN);
        school = freshSchool();
    }

    private SchoolId freshSchool() {
        SchoolId fresh = SchoolId.of("roster-" + SCHOOLS.incrementAndGet());
        events.send(topics.of(Topics.SCHOOLS), fresh.value(), SampleEvents.school(fresh))
                .join();
        await().until(() -> schools.find(fresh).isPresent());
        return fresh;
    }

    private JsonNode dryRun(String csv) {
        return grace.post(IMPORTS, "text/csv", csv.getBytes(UTF_8));
    }

    private JsonNode confirm(JsonNode dryRun) {
        return grace.post(
                IMPORTS + "/" + dryRun.path("importId").asString() + "/confirmation", "application/json", new byte[0]);
    }

    private static List<Integer> counts(JsonNode answer) {
        JsonNode counts = answer.path("counts");
        return List.of(
                counts.path("fresh").asInt(),
                counts.path("changed").asInt(),
                counts.path("leaving").asInt());
    }

    private String staff(PhoneNumber... numbers) {
        return "school,kind,number\n"
                + List.of(numbers).stream()
                        .map(number -> school + ",staff," + number.e164() + "\n")
                        .collect(Collectors.joining());
    }

    private Enrolled enrolled(PhoneNumber number) {
        PersonId person = addresses.find(number).orElseThrow();
        return enrolment.enrolledAmong(List.of(person)).get(person);
    }

    private int enrolledAt(SchoolId id) {
        return jdbc.sql("select count(*) from notify.enrolment where left_at is null and :id = any(schools)")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void nothingChangesBeforeConfirmationAndEverythingAfter() {
        PhoneNumber principal = freshNumber();
        PhoneNumber nurse = freshNumber();
        String csv = "School,Kind,Phone,Languages,Title,Contact order,Hours,Channels,Drills\n"
                + school.value().toUpperCase(Locale.ROOT) + ",personal," + principal.e164()
                + ",\"es, en\",Directora,1,7:30-16:00,\"sms, voice\",sí\n"
                + school + " School,staff," + nurse.e164() + ",,nurse,2,,,\n";

        JsonNode dryRun = dryRun(csv);

        assertThat(dryRun.path("sound").asBoolean()).isTrue();
        assertThat(counts(dryRun)).containsExactly(2, 0, 0);
        assertThat(enrolledAt(school)).isZero();
        assertThat(addresses.find(principal)).isEmpty();

        assertThat(counts(confirm(dryRun))).containsExactly(2, 0, 0);
        assertThat(enrolled(principal)).satisfies(each -> {
            assertThat(each.audience()).isEqualTo(Audience.STAFF);
            assertThat(each.languages()).containsExactly(Language.SPANISH, Language.ENGLISH);
            assertThat(each.channels()).containsExactly(Channel.SMS, Channel.VOICE);
            assertThat(each.drills()).isTrue();
            assertThat(each.contacts())
                    .containsExactly(new SiteContact(school, 1, ContactTitle.PRINCIPAL, "07:30", "16:00"));
        });
        assertThat(enrolled(nurse).contacts())
                .containsExactly(new SiteContact(school, 2, ContactTitle.NURSE, null, null));
    }

    @Test
    void doubledConfirmationChangesNothingAndAnswersTheSame() {
        JsonNode dryRun = dryRun(staff(freshNumber(), freshNumber()));
        JsonNode first = confirm(dryRun);
        int consents = consents();

        assertThat(confirm(dryRun)).isEqualTo(first);
        assertThat(consents()).isEqualTo(consents);
    }

    private int consents() {
        return jdbc.sql("select count(*) from notify.consent_event")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoIsNotInTheNextListLeavesWithoutHavingSaidStopAndMayComeBack() {
        PhoneNumber stays = freshNumber();
        PhoneNumber goes = freshNumber();
        PhoneNumber alsoElsewhere = freshNumber();
        SchoolId other = freshSchool();
        confirm(dryRun(staff(stays, goes, alsoElsewhere) + other + ",staff," + alsoElsewhere.e164() + "\n"));

        JsonNode dryRun = dryRun("school,kind,number,languages\n" + school + ",staff," + stays.e164() + ",mam\n");
        assertThat(counts(dryRun)).containsExactly(0, 2, 1);
        confirm(dryRun);

        assertThat(enrolled(goes).left()).isTrue();
        assertThat(addresses.numbersOf(List.of(enrolled(goes).person()))).isEmpty();
        assertThat(enrolled(stays).languages()).containsExactly(Language.of("mam"));
        assertThat(enrolled(alsoElsewhere).schools()).containsExactly(other);
        assertThat(counts(confirm(dryRun(staff(stays, goes, alsoElsewhere))))).containsExactly(1, 1, 0);
        assertThat(enrolled(goes).left()).isFalse();
        assertThat(enrolled(stays).languages())
                .as("what a list does not say stays")
                .containsExactly(Language.of("mam"));
    }

    @Test
    void whoSaidStopStaysOffAndIsCounted() {
        PhoneNumber number = freshNumber();
        confirm(dryRun(staff(number)));
        enrolment.leave(enrolled(number).person());

        JsonNode dryRun = dryRun(staff(number));

        assertThat(counts(dryRun)).containsExactly(0, 0, 0);
        assertThat(dryRun.path("counts").path("stopped").asInt()).isEqualTo(1);
        confirm(dryRun);
        assertThat(enrolled(number).left()).isTrue();
    }

    @Test
    void familyOnAListIsInvitedAndNeitherEnrolledNorTextedNorKept() {
        PhoneNumber family = freshNumber();
        JsonNode dryRun =
                dryRun("escuela,tipo,teléfono,idiomas\n" + school + ",familia," + family.e164() + ",mam es\n");

        assertThat(dryRun.path("counts").path("invited").asInt()).isEqualTo(1);
        confirm(dryRun);

        PersonId person = addresses.find(family).orElseThrow();
        assertThat(enrolment.enrolledAmong(List.of(person))).isEmpty();
        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        assertThat(invitations.languagesFor(person, school)).containsExactly(Language.of("mam"), Language.SPANISH);
        assertThat(invitations.languagesFor(person, SampleEvents.LINCOLN)).isEmpty();
        assertThat(Network.textsTo(family.e164())).isEmpty();
        assertThat(consentsOf(person)).isZero();
    }

    private int consentsOf(PersonId person) {
        return jdbc.sql("""
                        select count(*) from notify.consent_event c join notify.address a using (number_index)
                        where a.person_id = :person
                        """)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void familyThatJoinedByItsOwnWordIsNotMadeStaffByAList() {
        PhoneNumber number = freshNumber();
        family(number);

        JsonNode dryRun = dryRun(staff(number));

        assertThat(dryRun.path("counts").path("elsewhere").asInt()).isEqualTo(1);
        confirm(dryRun);
        assertThat(enrolled(number).audience()).isEqualTo(Audience.FAMILIES);
    }

    @Test
    void fiveHundredGoodRowsAreOneImport() {
        JsonNode dryRun = dryRun("school,kind,number\n" + manyStaff(500));

        assertThat(counts(dryRun)).containsExactly(500, 0, 0);
        confirm(dryRun);
        assertThat(enrolledAt(school)).isEqualTo(500);
        assertThat(rowsWaiting(dryRun)).isZero();
    }

    private String manyStaff(int people) {
        List<Integer> areas = List.of(602, 603, 605, 606, 607, 608, 609, 610, 612, 614);
        return IntStream.range(0, people)
                .mapToObj(each -> school + ",staff,+1" + areas.get(each % 10) + "2"
                        + String.format("%06d", 100_000 + each / 10) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void tenThousandRowsWaitInTheDatabaseAndNotInMemory() {
        JsonNode dryRun = dryRun("school,kind,number\n" + manyStaff(10_000));

        assertThat(counts(dryRun)).containsExactly(10_000, 0, 0);
        assertThat(rowsWaiting(dryRun)).isEqualTo(10_000);
        grace.call("DELETE", IMPORTS + "/" + dryRun.path("importId").asString(), "application/json", new byte[0]);
        assertThat(rowsWaiting(dryRun)).isZero();
        assertThat(enrolledAt(school)).isZero();
    }

    private int rowsWaiting(JsonNode dryRun) {
        return jdbc.sql("select count(*) from notify.roster_row where import_id = :id")
                .param("id", UUID.fromString(dryRun.path("importId").asString()))
                .query(Integer.class)
                .single();
    }

    @Test
    void waitingNumberIsNowhereInClear() {
        PhoneNumber number = freshNumber();
        dryRun(staff(number));

        List<String> waiting = jdbc.sql("select r::text from notify.roster_row r where school_id = :school")
                .param("school", school.value())
                .query(String.class)
                .list();

        assertThat(waiting).hasSize(1);
        String digits = number.e164().substring(2);
        assertThat(waiting.getFirst())
                .doesNotContain(digits)
                .doesNotContain(HexFormat.of().formatHex(digits.getBytes(UTF_8)));
    }

    @Test
    void brokenFileSaysWhatIsWrongAndLeavesNothingBehind() {
        int waiting = imports();

        assertRefused("FILE", "The file is empty.", new byte[0]);
        assertRefused("FILE", "This is a spreadsheet file.", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        assertRefused("FILE", "not text", ("school,kind,number\nnúñez,staff,1\n").getBytes(ISO_8859_1));
        assertRefused("COLUMN", "The column \"number\" is missing.", "school,kind\na,staff\n".getBytes(UTF_8));
        assertRefused(
                "COLUMN", "looks like nationality", "school,kind,number,citizenship\na,staff,1,x\n".getBytes(UTF_8));
        assertRefused("ROW", "\"number\" is missing.", ("school,kind,number\n" + school + ",staff,\n").getBytes(UTF_8));
        assertRefused("ROW", "We do not know this school.", staffRow("nowhere", "staff", "+12025550123", ""));
        assertRefused("ROW", "neither staff nor family", staffRow(school.value(), "boss", "+12025550123", ""));
        assertRefused("ROW", "not a phone number", staffRow(school.value(), "staff", "+442079460000", ""));
        assertRefused("ROW", "not a place in the order", staffRow(school.value(), "staff", "+12025550123", "21"));

        assertThat(imports()).isEqualTo(waiting);
    }

    private static byte[] staffRow(String at, String kind, String number, String order) {
        return ("school,kind,number,contact order\n" + at + "," + kind + "," + number + "," + order + "\n")
                .getBytes(UTF_8);
    }

    private void assertRefused(String kind, String what, byte[] file) {
        JsonNode answer = grace.post(IMPORTS, "text/csv", file);

        assertThat(answer.path("sound").asBoolean()).isFalse();
        assertThat(answer.path("importId").isNull()).isTrue();
        assertThat(answer.path("problems")).hasSize(1);
        assertThat(answer.path("problems").get(0).path("kind").asString()).isEqualTo(kind);
        assertThat(answer.path("problems").get(0).path("what").asString()).contains(what);
        assertThat(answer.toString()).doesNotContain("2025550123", "442079460000", "nowhere", "boss");
    }

    private int imports() {
        return jdbc.sql("select count(*) from notify.roster_import")
                .query(Integer.class)
                .single();
    }

    @Test
    void numberTwiceIsAWarningAndColumnsCanBeMatchedByHand() {
        String number = freshNumber().e164();

        JsonNode answer = grace.post(
                IMPORTS + "?match=Site:school&match=Cell:number",
                "text/csv",
                ("Site,kind,Cell\n" + (school + ",staff," + number + "\n").repeat(2)).getBytes(UTF_8));

        assertThat(counts(answer)).containsExactly(1, 0, 0);
        assertThat(answer.path("notices").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(answer.path("notices").get(0).path("what").asString())
                .isEqualTo("The number stands in line 2 too, for the same school. The first line counts.");
    }

    @Test
    void onlyTheAdministratorMayBringAList() {
        Office ana = Office.of(port, keys, Role.VERIFIER);

        assertThat(ana.call("POST", IMPORTS, "text/csv", new byte[0]).statusCode())
                .isEqualTo(403);
    }

    @Test
    void oneRosterZipBringsItsStaffAndNothingElse() throws IOException {
        PhoneNumber teacher = freshNumber();
        PhoneNumber principal = freshNumber();
        PhoneNumber student = freshNumber();
        PhoneNumber parent = freshNumber();
        byte[] zip = zip(
                "manifest.csv", "propertyName,value\noneroster.version,1.2\n",
                "demographics.csv", "sourcedId,birthDate,sex\ns1,2015-01-01,female\n",
                "orgs.csv", "sourcedId,status,name,type,identifier\no1,active," + school + " SCHOOL,school,77\n",
                "roles.csv",
                        "sourcedId,status,userSourcedId,roleType,role,orgSourcedId\n"
                                + "r1,active,t1,primary,teacher,o1\nr2,active,p1,primary,principal,o1\n"
                                + "r3,active,s1,primary,student,o1\nr4,active,g1,primary,guardian,o1\n"
                                + "r5,tobedeleted,s1,primary,teacher,o1\nr6,active,x1,primary,aide,o1\n",
                "users.csv",
                        "sourcedId,status,enabledUser,username,givenName,familyName,sms,phone\n"
                                + "t1,active,true,t,Rosa,Diaz," + teacher.e164() + ",\n"
                                + "p1,active,true,p,Tom,Lee,," + principal.e164() + "\n"
                                + "s1,active,true,s,Ana,Diaz," + student.e164() + ",\n"
                                + "g1,active,true,g,Luis,Diaz," + parent.e164() + ",\n"
                                + "x1,active,true,x,Max,Roy,,\n");

        JsonNode dryRun = grace.post(IMPORTS, "application/zip", zip);

        assertThat(counts(dryRun)).containsExactly(2, 0, 0);
        assertThat(dryRun.path("notices")).hasSize(1);
        confirm(dryRun);
        assertThat(enrolled(teacher).audience()).isEqualTo(Audience.STAFF);
        assertThat(enrolled(principal).schools()).containsExactly(school);
        assertThat(addresses.find(student)).isEmpty();
        assertThat(addresses.find(parent)).isEmpty();
    }

    @Test
    void zipThatHoldsGigabytesOrHundredsOfFilesIsRefused() throws IOException {
        String[] files = IntStream.range(0, 80)
                .mapToObj(each -> each == 0 ? "manifest.csv" : each % 2 == 0 ? "f" + each + ".csv" : "a,b\n")
                .toArray(String[]::new);

        assertRefused("FILE", "The zip holds too many files", zip(files));
        assertRefused(
                "FILE",
                "The zip holds too many files",
                zip("manifest.csv", "a\n", "orgs.csv", "x".repeat(40 * 1024 * 1024), "users.csv", "a\n"));
        assertRefused("FILE", "The zip has no orgs.csv", zip("manifest.csv", "a\n", "users.csv", "a\n"));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int at = 0; at < namesAndTexts.length; at += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[at]));
                zip.write(namesAndTexts[at + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void staffWhoAreStillOnTheListByAnotherProofKeepWhatTheyHave() {
        PhoneNumber number = freshNumber();
        enrolment.enrol(new EnrolmentRequest(
                number,
                Audience.STAFF,
                List.of(school),
                List.of(Language.of("ar")),
                List.of(Channel.SMS),
                true,
                List.of(new SiteContact(school, 1, ContactTitle.PRINCIPAL, null, null)),
                null,
                ConsentProof.imported("earlier", Language.ENGLISH)));

        JsonNode dryRun = dryRun(staff(number));

        assertThat(counts(dryRun)).containsExactly(0, 0, 0);
        assertThat(dryRun.path("counts").path("same").asInt()).isEqualTo(1);
        JsonNode none = dryRun("school,kind,number,contact order\n" + school + ",staff," + number.e164() + ",0\n");
        assertThat(counts(none)).containsExactly(0, 1, 0);
        confirm(none);
        assertThat(enrolled(number).contacts()).isEmpty();
        assertThat(enrolled(number).languages()).containsExactly(Language.of("ar"));
    }
}
