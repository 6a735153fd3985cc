package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.campana.events.AlertReleased;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.Consent;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.deliver.Sender;
import org.campana.notifier.disclose.Disclosure;
import org.campana.notifier.disclose.NumberRecord;
import org.campana.notifier.disclose.SchoolRecord;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.testing.LogCapture;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

class PrivacyIT extends WithNotifier {

    @Autowired
    private AddressBook addresses;

    @Autowired
    private Consent consent;

    @Autowired
    private Disclosure disclosure;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionTemplate transactions;

    /// Every row of every table of the schema as text.
    private String dump() {
        List<String> rows = new ArrayList<>();
        for (String table : jdbc.sql("select table_name from information_schema.tables where table_schema = 'notify'")
                .query(String.class)
                .list()) {
            rows.addAll(jdbc.sql("select t::text from notify." + table + " t")
                    .query(String.class)
                    .list());
        }
        return String.join("\n", rows);
    }

    @Test
    void neitherNumbersNorTextsStandInTheDatabaseOrTheLog() {
        PhoneNumber number = freshNumber();
        String digits = number.e164().substring(2);
        try (LogCapture log = LogCapture.start()) {
            PersonId person = family(number);
            AlertReleased alert = alert();
            request(alert, "Agents near the oak on Fifth.", person);
            awaitStatus(alert, person, "DELIVERED");

            assertThat(log.text()).doesNotContain(digits, "oak on Fifth");
        }

        assertThat(dump())
                .doesNotContain(digits, "oak on Fifth")
                .doesNotContain(hex(digits), hex(number.e164()), hex("oak on Fifth"));
    }

    @Test
    void theSearchWouldFindThemIfTheyWereThere() {
        jdbc.sql("insert into notify.inbound (provider_id) values ('+12025550177')")
                .update();
        jdbc.sql("insert into notify.message_text values (gen_random_uuid(), gen_random_uuid(), '\\x00', :text)")
                .param("text", "oak on Sixth".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();

        assertThat(dump()).contains("2025550177", hex("oak on Sixth"));
    }

    @Test
    void numbersThatWereExchangedBetweenRowsDoNotOpen() {
        PersonId one = family(freshNumber());
        PersonId two = family(freshNumber());
        jdbc.sql("""
                update notify.address a set number = (select b.number from notify.address b
                  where b.person_id = case a.person_id when :one then cast(:two as uuid) else :one end)
                where a.person_id in (:one, :two)
                """).param("one", one.value()).param("two", two.value()).update();

        assertThat(addresses.numbersOf(List.of(one, two))).isEmpty();
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", one, two);
        awaitStatus(alert, one, "SUPPRESSED:NO_ADDRESS");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void c15WhoLeftCannotBeReadFromAnOldDumpWithoutTheTableOfKeys() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        byte[] oldCiphertext = ciphertext(person);
        byte[] wrappedKey = wrappedKey(person);

        enrolment.leave(person);

        assertThat(keysOf(person)).isZero();
        // The old dump's row beside the keys of now: nobody's number, also not with every other person's key.
        putNumber(person, oldCiphertext);
        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        PersonId other = family(freshNumber());
        putKey(person, wrappedKey(other));
        assertThat(addresses.numbersOf(List.of(person))).isEmpty();
        // Only a dump of the table of keys from before would open it: why that one is kept for a day.
        putKey(person, wrappedKey);
        assertThat(addresses.numbersOf(List.of(person))).containsEntry(person, number);
        addresses.forget(person);
    }

    private byte[] ciphertext(PersonId person) {
        return jdbc.sql("select number from notify.address where person_id = :person")
                .param("person", person.value())
                .query(byte[].class)
                .single();
    }

    private byte[] wrappedKey(PersonId person) {
        return jdbc.sql("select wrapped_key from notify.address_key where person_id = :person")
                .param("person", person.value())
                .query(byte[].class)
                .single();
    }

    private int keysOf(PersonId person) {
        return jdbc.sql("select count(*) from notify.address_key where person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    private void putNumber(PersonId person, byte[] ciphertext) {
        jdbc.sql("update notify.address set number = :number where person_id = :person")
                .param("number", ciphertext)
                .param("person", person.value())
                .update();
    }

    private void putKey(PersonId person, byte[] wrappedKey) {
        jdbc.sql("""
                insert into notify.address_key (person_id, wrapped_key) values (:person, :key)
                on conflict (person_id) do update set wrapped_key = excluded.wrapped_key
                """).param("person", person.value()).param("key", wrappedKey).update();
    }

    /// Puts the rows of a person back as they were before they left, as a restored dump has them.
    private void restore(PersonId person, byte[] ciphertext, byte[] wrappedKey) {
        putNumber(person, ciphertext);
        putKey(person, wrappedKey);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                    delete from notify.consent_event where kind = 'OPT_OUT' and number_index =
                      (select number_index from notify.address where person_id = :person)
                    """).param("person", person.value()).update();
            jdbc.sql("delete from notify.suppression where person_id = :person")
                    .param("person", person.value())
                    .update();
            jdbc.sql("update notify.enrolment set left_at = null where person_id = :person")
                    .param("person", person.value())
                    .update();
        });
    }

    /// What a start does before anything is sent.
    private void restart() {
        SmartLifecycle check = context.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(each -> each.getClass().getSimpleName().equals("RestoreCheck"))
                .findFirst()
                .orElseThrow();
        assertThat(check.getPhase()).isLessThan(context.getBean(Sender.class).getPhase());
        check.stop();
        check.start();
    }

    @Test
    void aStopHoldsAcrossTheRestoreOfAnOlderBackup() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        byte[] ciphertext = ciphertext(person);
        byte[] wrappedKey = wrappedKey(person);
        stop(number);

        restore(person, ciphertext, wrappedKey);
        restart();

        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "SUPPRESSED:LEFT_THE_LIST");
        assertThat(Network.textsTo(number.e164())).isEmpty();
        assertThat(keysOf(person)).isZero();
    }

    @Test
    void withoutTheJournalTheRestoredBackupWouldTextThem() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        byte[] ciphertext = ciphertext(person);
        byte[] wrappedKey = wrappedKey(person);
        stop(number);

        restore(person, ciphertext, wrappedKey);

        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");
        assertThat(Network.textsTo(number.e164())).hasSize(1);
        restart();
    }

    @Test
    void whomTheBackupNeverKnewIsOffTheListToo() {
        PhoneNumber number = freshNumber();
        PersonId person = family(number);
        stop(number);
        byte[] nothing = new byte[0];
        restore(person, nothing, nothing);
        for (String table : List.of("address_key", "address", "enrolment")) {
            jdbc.sql("delete from notify." + table + " where person_id = :person")
                    .param("person", person.value())
                    .update();
        }

        restart();

        PersonId now = addresses.find(number).orElseThrow();
        assertThat(consent.suppressedAmong(List.of(now))).containsExactly(now);
    }

    @Test
    void whoCameBackStaysAndARestartAloneChangesNothing() {
        PhoneNumber left = freshNumber();
        PhoneNumber back = freshNumber();
        PersonId gone = family(left);
        PersonId returned = family(back);
        stop(left);
        stop(back);
        enrolment.start(back, ConsentProof.texted("SM-start", Language.ENGLISH));
        int consents = consents();

        restart();

        assertThat(consents()).isEqualTo(consents);
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", gone, returned);
        awaitStatus(alert, gone, "SUPPRESSED:LEFT_THE_LIST");
        awaitStatus(alert, returned, "DELIVERED");
    }

    private int consents() {
        return jdbc.sql("select count(*) from notify.consent_event")
                .query(Integer.class)
                .single();
    }

    @Test
    void c16OneNumberYieldsFiveFactsAndAfterLeavingOne() {
        PhoneNumber number = freshNumber();
        assertThat(disclosure.of(number).known()).isFalse();
        family(number);

        NumberRecord enrolled = disclosure.of(number);
        assertThat(enrolled.enrolled()).isTrue();
        assertThat(enrolled.enrolledIn()).matches("\\d{4}-\\d{2}");
        assertThat(enrolled.languages()).containsExactly("en");
        assertThat(enrolled.groups()).containsExactly(SampleEvents.LINCOLN.value());
        assertThat(enrolled.consents())
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo("OPT_IN"));
        assertThat(enrolled.toString()).doesNotContain(number.e164().substring(2));

        stop(number);

        NumberRecord left = disclosure.of(number);
        assertThat(left.leftIn()).matches("\\d{4}-\\d{2}");
        assertThat(left)
                .isEqualTo(new NumberRecord(true, false, null, List.of(), List.of(), null, left.leftIn(), List.of()));
    }

    @Test
    void fewerThanFivePeopleOfASchoolAreNotCountedOut() {
        SchoolId small = SchoolId.of("small-school");
        SchoolId large = SchoolId.of("large-school");
        enrol(small, 4);
        enrol(large, 5);

        assertThat(disclosure.of(small).people()).containsExactly(new SchoolRecord.Count("FAMILIES", "es", "<5"));
        assertThat(disclosure.of(large).people()).containsExactly(new SchoolRecord.Count("FAMILIES", "es", "5"));
    }

    private void enrol(SchoolId school, int people) {
        for (int each = 0; each < people; each++) {
            enrolment.enrol(new EnrolmentRequest(
                    freshNumber(),
                    Audience.FAMILIES,
                    List.of(school),
                    List.of(Language.SPANISH),
                    List.of(Channel.SMS),
                    false,
                    ConsentProof.texted("SM-of-the-tests", Language.SPANISH)));
        }
    }
}
