package org.campana.notifier.enrol;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.eventframe.Outbox;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.notifier.reach.Unreachable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What each person asked for, kept and told to the dispatcher in the same transaction.
@Component
class Subscriptions {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Unreachable unreachable;

    Subscriptions(JdbcClient jdbc, @Qualifier("notifierOutbox") Outbox outbox, Unreachable unreachable) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.unreachable = unreachable;
    }

    void write(List<Enrolled> people) {
        if (people.isEmpty()) {
            return;
        }
        // A list within a list has no place in unnest: it travels joined by spaces, which no id holds.
        jdbc.sql("""
                insert into notify.enrolment (person_id, audience, schools, languages, channels, drills,
                  contacts, hours)
                select p, a, string_to_array(s, ' '), string_to_array(l, ' '), string_to_array(c, ' '), d,
                  string_to_array(o, ';'), h
                from unnest(cast(:people as uuid[]), cast(:audiences as text[]), cast(:schools as text[]),
                            cast(:languages as text[]), cast(:channels as text[]), cast(:drills as boolean[]),
                            cast(:contacts as text[]), cast(:hours as text[])) as g(p, a, s, l, c, d, o, h)
                order by p
                on conflict (person_id) do update set audience = excluded.audience, schools = excluded.schools,
                  languages = excluded.languages, channels = excluded.channels, drills = excluded.drills,
                  contacts = excluded.contacts, hours = excluded.hours,
                  enrolled_at = now(), left_at = null
                """)
                .param("people", column(people, each -> each.person().toString()))
                .param("audiences", column(people, each -> each.audience().name()))
                .param("schools", column(people, each -> joined(each.schools())))
                .param("languages", column(people, each -> joined(each.languages())))
                .param("channels", column(people, each -> joined(each.channels())))
                .param("drills", column(people, each -> Boolean.toString(each.drills())))
                .param("hours", column(people, each -> each.hours().name()))
                .param(
                        "contacts",
                        column(
                                people,
                                each -> each.contacts().stream()
                                        .map(ContactText::of)
                                        .collect(Collectors.joining(";"))))
                .update();
        people.forEach(each -> outbox.append(Topics.SUBSCRIPTIONS, each.person().toString(), each.event()));
    }

    /// They asked for themselves: a channel that was given up is tried again.
    void tryAgain(Collection<PersonId> people) {
        unreachable.forget(people);
    }

    void end(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return;
        }
        unreachable.forget(people);
        jdbc.sql("""
                update notify.enrolment set left_at = now()
                where person_id = any(cast(:people as uuid[])) and left_at is null
                """)
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .update();
        outbox.appendGone(
                Topics.SUBSCRIPTIONS, people.stream().map(PersonId::toString).toList());
    }

    /// Of somebody who left.
    void forget(PersonId person) {
        jdbc.sql("""
                with asked as (delete from notify.joining where person_id = :person)
                delete from notify.enrolment where person_id = :person and left_at is not null
                """).param("person", person.value()).update();
    }

    Optional<Enrolled> find(PersonId person) {
        return Optional.ofNullable(of(List.of(person)).get(person));
    }

    Map<PersonId, Enrolled> of(Collection<PersonId> people) {
        return jdbc
                .sql("select * from notify.enrolment where person_id = any(cast(:people as uuid[]))")
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .query(Enrolled::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Enrolled::person, Function.identity()));
    }

    /// The staff on the list who hear of one of these schools.
    List<Enrolled> staffOf(Collection<SchoolId> schools) {
        return jdbc.sql("""
                        select * from notify.enrolment
                        where audience = 'STAFF' and left_at is null and schools && cast(:schools as text[])
                        order by person_id
                        """)
                .param("schools", schools.stream().map(SchoolId::value).toArray(String[]::new))
                .query(Enrolled::read)
                .list();
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String[] column(List<Enrolled> people, Function<Enrolled, String> column) {
        return people.stream().map(column).toArray(String[]::new);
    }
}
