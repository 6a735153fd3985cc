package org.campana.dispatcher.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.SubscriptionChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the copy of `subscriptions.v1`. A person's newest record replaces all before it, so a repeat is harmless.
@Component
class Subscriptions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Subscriptions(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Stores what each of these people wants now, and which sites they are contacts of; null says they left. Two
    /// statements for each of the two tables, however many people.
    void store(Map<PersonId, @Nullable SubscriptionChanged> newest) {
        List<Row> rows = newest.values().stream()
                .<Row>mapMulti((changed, add) -> {
                    if (changed != null) {
                        changed.schools().stream().distinct().forEach(school -> add.accept(new Row(changed, school)));
                    }
                })
                .toList();
        List<ContactRow> contacts = newest.values().stream()
                .<ContactRow>mapMulti((changed, add) -> {
                    if (changed != null) {
                        contactsOf(changed).forEach(contact -> add.accept(new ContactRow(changed, contact)));
                    }
                })
                .toList();
        String[] people = newest.keySet().stream().map(PersonId::toString).toArray(String[]::new);
        transactions.executeWithoutResult(status -> {
            // In one order everywhere, so that two batches that share people wait for each other instead of
            // deadlocking.
            jdbc.sql("""
                            delete from dispatch.audience_member m using (
                                select person_id, school_id from dispatch.audience_member
                                where person_id = any(:people::uuid[]) order by person_id, school_id for update) old
                            where m.person_id = old.person_id and m.school_id = old.school_id
                            """).param("people", people).update();
            insert(rows);
            jdbc.sql("""
                            delete from dispatch.site_contact c using (
                                select person_id, school_id from dispatch.site_contact
                                where person_id = any(:people::uuid[]) order by person_id, school_id for update) old
                            where c.person_id = old.person_id and c.school_id = old.school_id
                            """).param("people", people).update();
            insertContacts(contacts);
        });
    }

    private void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // PostgreSQL has no ragged arrays of arrays, so each list travels as one string.
        jdbc.sql("""
                        insert into dispatch.audience_member
                            (person_id, school_id, audience, languages, channels, drills, hours)
                        select person_id, school_id, audience, string_to_array(languages, ' '),
                               string_to_array(channels, ' '), drills, hours
                        from unnest(:people::uuid[], :schools, :audiences, :languages, :channels, :drills, :hours)
                            as r (person_id, school_id, audience, languages, channels, drills, hours)
                        order by person_id, school_id
                        """)
                .param("people", column(rows, row -> row.changed.personId().toString(), String[]::new))
                .param("schools", column(rows, row -> row.school.value(), String[]::new))
                .param("audiences", column(rows, row -> row.changed.audience().name(), String[]::new))
                .param("languages", column(rows, Row::languages, String[]::new))
                .param("channels", column(rows, Row::channels, String[]::new))
                .param("drills", column(rows, row -> row.changed.drills(), Boolean[]::new))
                .param("hours", column(rows, row -> row.changed.hoursOrAny().name(), String[]::new))
                .update();
    }

    private void insertContacts(List<ContactRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into dispatch.site_contact (person_id, school_id, position, title, from_time, to_time)
                        select person_id, school_id, position, title, from_time::time, to_time::time
                        from unnest(:people::uuid[], :schools, :positions, :titles, :from, :to)
                            as r (person_id, school_id, position, title, from_time, to_time)
                        order by person_id, school_id
                        """)
                .param("people", column(rows, row -> row.changed.personId().toString(), String[]::new))
                .param("schools", column(rows, row -> row.contact.schoolId().value(), String[]::new))
                .param("positions", column(rows, row -> row.contact.position(), Integer[]::new))
                .param("titles", column(rows, row -> row.contact.title().name(), String[]::new))
                .param("from", column(rows, row -> row.contact.from(), String[]::new))
                .param("to", column(rows, row -> row.contact.to(), String[]::new))
                .update();
    }

    /// One a site: of two positions at one site the first named stands.
    private static Collection<SiteContact> contactsOf(SubscriptionChanged changed) {
        List<SiteContact> contacts = changed.contacts();
        return contacts == null
                ? List.of()
                : contacts.stream()
                        .collect(Collectors.toMap(
                                SiteContact::schoolId,
                                Function.identity(),
                                (first, second) -> first,
                                LinkedHashMap::new))
                        .values();
    }

    private static <R, T extends @Nullable Object> T[] column(List<R> rows, Function<R, T> of, IntFunction<T[]> array) {
        List<T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(of.apply(row)));
        return values.toArray(array);
    }

    private record ContactRow(SubscriptionChanged changed, SiteContact contact) {}

    private record Row(SubscriptionChanged changed, SchoolId school) {

        String languages() {
            return changed.languages().stream().map(Language::tag).collect(Collectors.joining(" "));
        }

        String channels() {
            return changed.channels().stream().map(Channel::name).collect(Collectors.joining(" "));
        }
    }
}
