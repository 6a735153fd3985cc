package org.campana.notifier.roster;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Families whom a school's list named. An invitation opens nothing and sends nothing: it only spares somebody who
/// joins by their own word the question for their language (reliability C1, C14).
@Component
public class Invitations {

    static final Duration VALID = Duration.ofDays(30);

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The languages that the school's list gave for this person, in order; empty when there is none or it did not say.
    public List<Language> languagesFor(PersonId person, SchoolId school) {
        return jdbc
                .sql("""
                        select languages from notify.invitation
                        where person_id = :person and school_id = :school and until > now()
                        """)
                .param("person", person.value())
                .param("school", school.value())
                .query((row, number) ->
                        Arrays.asList((String[]) row.getArray("languages").getArray()))
                .optional()
                .orElse(List.of())
                .stream()
                .map(Language::of)
                .toList();
    }

    void invite(Collection<Invited> families) {
        if (families.isEmpty()) {
            return;
        }
        List<Invited> each = List.copyOf(families);
        jdbc.sql("""
                insert into notify.invitation (person_id, school_id, languages, until)
                select distinct on (p, s) p, s, string_to_array(l, ' '), now() + make_interval(secs => :seconds)
                from unnest(cast(:people as uuid[]), cast(:schools as text[]), cast(:languages as text[])) as g(p, s, l)
                order by p, s
                on conflict (person_id, school_id) do update set languages = excluded.languages, until = excluded.until
                """)
                .param("seconds", VALID.toSeconds())
                .param(
                        "people",
                        each.stream().map(one -> one.person().toString()).toArray(String[]::new))
                .param("schools", each.stream().map(one -> one.school().value()).toArray(String[]::new))
                .param(
                        "languages",
                        each.stream()
                                .map(one -> String.join(
                                        " ",
                                        one.languages().stream()
                                                .map(Language::tag)
                                                .toList()))
                                .toArray(String[]::new))
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from notify.invitation where until <= now()").update();
    }

    /// One family and one school.
    record Invited(PersonId person, SchoolId school, List<Language> languages) {}
}
