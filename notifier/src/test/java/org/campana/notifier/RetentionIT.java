package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.campana.events.AlertReleased;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.PhoneNumber;
import org.campana.web.retention.PrivacyFact;
import org.campana.web.retention.RetentionClocks;
import org.campana.web.retention.RetentionRounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionIT extends WithNotifier {

    private static final List<String> TABLES =
            List.of("delivery", "attempt", "message_text", "wave", "callback", "inbound");

    @Autowired
    private RetentionRounds rounds;

    @Autowired
    private List<RetentionClocks> clocks;

    @Autowired
    private List<PrivacyFact> facts;

    @Autowired
    private MessageSource words;

    @Autowired
    private TransactionTemplate transactions;

    private int rows() {
        return TABLES.stream()
                .mapToInt(table -> jdbc.sql("select count(*) from notify." + table)
                        .query(Integer.class)
                        .single())
                .sum();
    }

    @Test
    void c15ThreeDaysAfterAnAlertNothingSaysWhoWasTold() {
        PersonId person = family(freshNumber());
        AlertReleased alert = alert();
        request(alert, "Agents near Lincoln.", person);
        awaitStatus(alert, person, "DELIVERED");
        int before = rows();

        rounds.run();
        assertThat(rows()).isEqualTo(before).isGreaterThanOrEqualTo(5);

        jdbc.sql("update notify.wave set expires_at = now() - interval '73 hours'")
                .update();
        jdbc.sql("update notify.callback set received_at = now() - interval '73 hours'")
                .update();
        rounds.run();
        assertThat(rows()).isZero();
    }

    private int count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
    }

    @Test
    void c15EachClockTakesWhatIsTooOldAndLeavesTheRest() {
        jdbc.sql("""
                insert into notify.callback (intent, provider_id, status, error_code, applied_at, received_at) values
                  (gen_random_uuid(), 'SM-old', 'sent', 0, now(), now() - interval '73 hours'),
                  (gen_random_uuid(), 'SM-young', 'sent', 0, now(), now() - interval '71 hours')
                """).update();
        jdbc.sql("""
                insert into notify.inbound (provider_id, received_at) values
                  ('SM-in-old', now() - interval '73 hours'), ('SM-in-young', now() - interval '71 hours')
                """).update();
        jdbc.sql("""
                insert into notify.message_text (id, alert_id, wrapped_key, ciphertext, created_at) values
                  (gen_random_uuid(), gen_random_uuid(), '\\x01', '\\x01', now() - interval '31 days'),
                  (gen_random_uuid(), gen_random_uuid(), '\\x02', '\\x02', now() - interval '29 days')
                """).update();
        jdbc.sql("""
                insert into notify.outbox_sent (id, topic, key, sent_at) values
                  (-1, 'replies.v1', 'k', now() - interval '8 days'), (-2, 'replies.v1', 'k', now() - interval '6 days')
                """).update();

        rounds.run();

        assertThat(count("notify.callback where provider_id = 'SM-old'")).isZero();
        assertThat(count("notify.callback where provider_id = 'SM-young'")).isOne();
        assertThat(count("notify.inbound where provider_id = 'SM-in-old'")).isZero();
        assertThat(count("notify.inbound where provider_id = 'SM-in-young'")).isOne();
        assertThat(count("notify.message_text where ciphertext = '\\x01'")).isZero();
        assertThat(count("notify.message_text where ciphertext = '\\x02'")).isOne();
        assertThat(count("notify.outbox_sent where id = -1")).isZero();
        assertThat(count("notify.outbox_sent where id = -2")).isOne();
        jdbc.sql("delete from notify.callback").update();
        jdbc.sql("delete from notify.inbound").update();
        jdbc.sql("delete from notify.message_text").update();
    }

    @Test
    void c15AWeekAfterLeavingNothingSaysOfWhichSchoolSomebodyHeard() {
        PersonId longGone = family(freshNumber());
        PersonId justGone = family(freshNumber());
        PersonId here = family(freshNumber());
        enrolment.leave(longGone);
        enrolment.leave(justGone);
        jdbc.sql("update notify.enrolment set left_at = now() - interval '169 hours' where person_id = :person")
                .param("person", longGone.value())
                .update();

        rounds.run();

        assertThat(enrolment.languagesOf(longGone)).isEmpty();
        assertThat(enrolment.languagesOf(justGone)).containsExactly(Language.ENGLISH);
        assertThat(enrolment.languagesOf(here)).containsExactly(Language.ENGLISH);
        assertThat(count("notify.suppression where person_id = '" + longGone + "'"))
                .isOne();
    }

    @Test
    void c10TheProofGoesNinetyDaysAfterLeavingAndTheStopStays() {
        PhoneNumber number = freshNumber();
        PersonId longGone = family(number);
        PersonId back = family(freshNumber());
        enrolment.leave(longGone);
        jdbc.sql("delete from notify.suppression where person_id = :back")
                .param("back", back.value())
                .update();
        backDateConsentOf(longGone, 91);
        backDateConsentOf(back, 91);

        rounds.run();

        assertThat(consents(longGone)).isZero();
        assertThat(consents(back)).isOne();
        assertThat(stop(number)).isFalse();
    }

    private void backDateConsentOf(PersonId person, int days) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                    update notify.consent_event set at = at - make_interval(days => :days) where number_index =
                      (select number_index from notify.address where person_id = :person)
                    """).param("days", days).param("person", person.value()).update();
        });
    }

    private int consents(PersonId person) {
        return count(
                "notify.consent_event join notify.address using (number_index) where person_id = '" + person + "'");
    }

    @Test
    void whatThePrivacyPageSaysIsWrittenInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("es"))) {
            clocks.stream()
                    .flatMap(step -> step.clocks().stream())
                    .forEach(clock -> assertThat(words.getMessage("privacy.clock." + clock.name(), null, "", locale))
                            .as(clock.name())
                            .isNotEmpty());
            facts.forEach(fact -> {
                PrivacyFact.Line line = fact.line().get();
                assertThat(words.getMessage(line.key(), line.values().toArray(), "", locale))
                        .as(line.key())
                        .isNotEmpty()
                        .doesNotContain("{");
            });
        }
        assertThat(clocks.stream().flatMap(step -> step.clocks().stream()))
                .filteredOn(clock -> clock.name().equals("deliveries"))
                .singleElement()
                .satisfies(clock -> assertThat(clock.kept()).isEqualTo(Duration.ofHours(72)));
    }
}
