package org.campana.notifier.disclose;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what is held and changes nothing.
@Component
public class Disclosure {

    private final JdbcClient jdbc;
    private final AddressBook addresses;

    Disclosure(JdbcClient jdbc, AddressBook addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /// All that is held of a number.
    public NumberRecord of(PhoneNumber number) {
        return addresses.find(number).map(this::of).orElseGet(NumberRecord::nothing);
    }

    private NumberRecord of(PersonId person) {
        return jdbc.sql("""
                        select to_char(since at time zone 'UTC', 'YYYY-MM') from notify.suppression
                        where person_id = :person
                        """)
                .param("person", person.value())
                .query(String.class)
                .optional()
                .map(NumberRecord::left)
                .orElseGet(() -> enrolled(person));
    }

    private NumberRecord enrolled(PersonId person) {
        List<NumberRecord.ConsentLine> consents = consents(person);
        return jdbc.sql("""
                        select to_char(enrolled_at at time zone 'UTC', 'YYYY-MM') as month, languages, schools, hours
                        from notify.enrolment where person_id = :person and left_at is null
                        """)
                .param("person", person.value())
                .query((row, number) -> new NumberRecord(
                        true,
                        true,
                        row.getString("month"),
                        texts(row, "languages"),
                        texts(row, "schools"),
                        row.getString("hours"),
                        null,
                        consents))
                .optional()
                .orElseGet(() -> new NumberRecord(true, false, null, List.of(), List.of(), null, null, consents));
    }

    private List<NumberRecord.ConsentLine> consents(PersonId person) {
        return jdbc.sql("""
                        select to_char(e.at at time zone 'UTC', 'YYYY-MM') as month, e.kind, e.source, e.channel,
                          e.language, e.words_version
                        from notify.consent_event e join notify.address a using (number_index)
                        where a.person_id = :person order by e.id
                        """)
                .param("person", person.value())
                .query((row, number) -> new NumberRecord.ConsentLine(
                        row.getString("month"),
                        row.getString("kind"),
                        row.getString("source"),
                        row.getString("channel"),
                        row.getString("language"),
                        row.getString("words_version")))
                .list();
    }

    /// What is held of a school, as far as the notifier knows it.
    public SchoolRecord of(SchoolId school) {
        List<SchoolRecord.Count> people = jdbc.sql("""
                        select audience, languages[1] as language, count(*) as people from notify.enrolment
                        where :school = any(schools) and left_at is null
                        group by audience, languages[1] order by audience, languages[1]
                        """)
                .param("school", school.value())
                .query((row, number) -> new SchoolRecord.Count(
                        row.getString("audience"),
                        row.getString("language"),
                        SchoolRecord.masked(row.getInt("people"))))
                .list();
        int left = jdbc.sql(
                        "select count(*) from notify.enrolment where :school = any(schools) and left_at is not null")
                .param("school", school.value())
                .query(Integer.class)
                .single();
        return jdbc.sql("select name, kind, active from notify.school where school_id = :school")
                .param("school", school.value())
                .query((row, number) -> new SchoolRecord(
                        true,
                        row.getString("name"),
                        row.getString("kind"),
                        row.getBoolean("active"),
                        people,
                        SchoolRecord.masked(left)))
                .optional()
                .orElseGet(() -> new SchoolRecord(false, "", "", false, people, SchoolRecord.masked(left)));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
