package org.campana.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.LogCapture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PrivacyIT extends WithNotifier {

    @Autowired
    private AddressBook addresses;

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
}
