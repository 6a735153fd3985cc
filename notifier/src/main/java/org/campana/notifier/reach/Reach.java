package org.campana.notifier.reach;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.campana.events.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts everybody, and lists whom no text reaches.
@Component
class Reach {

    /// The first of its rules that fits says where somebody stands, so that each is counted once.
    private static final String PEOPLE = """
            with person as (
              select e.person_id, e.schools, e.languages[1] as language, coalesce(s.since, u.since) as since, u.times,
                case
                  when s.reason = 'BLOCKED_BY_CARRIER' then 'BLOCKED'
                  when e.left_at is not null and s.person_id is not null then 'LEFT'
                  when e.left_at is not null then 'TAKEN_OFF'
                  when s.person_id is not null then 'HELD'
                  when u.reason is not null then u.reason
                  else 'REACHABLE'
                end as standing
              from notify.enrolment e
              left join notify.suppression s using (person_id)
              left join lateral (
                select reason, since, times from notify.unreachable x
                where x.person_id = e.person_id and x.channel = any(e.channels)
                order by lasting desc, since limit 1) u on true
              union all
              select person_id, array[school_id], coalesce(languages[1], 'en'), asked_at, null, 'WAITING'
              from notify.joining
              union all
              (select distinct on (person_id) person_id, schools, coalesce(languages[1], 'en'), null, null, 'WAITING'
               from notify.sign_up w
               where expires_at > now() and not exists (
                 select 1 from notify.joining j where j.person_id = w.person_id)
               order by person_id, expires_at desc)
              union all
              select i.person_id, array[i.school_id], coalesce(i.languages[1], 'en'), null, null, 'INVITED'
              from notify.invitation i
              where until > now() and not exists (
                select 1 from notify.enrolment e where e.person_id = i.person_id and e.left_at is null))
            """;

    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;

    Reach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All figures of one moment.
    @Transactional(readOnly = true)
    Summary summary() {
        List<Tally> languages =
                tallies("select language as name, standing, count(*) as people from person group by 1, 2");
        List<Tally> schools = tallies("""
                select school as name, standing, count(*) as people
                from person, unnest(schools) as school group by 1, 2
                """);
        Tally all = Tally.none("");
        for (Tally language : languages) {
            for (Map.Entry<Standing, Integer> each : language.counts().entrySet()) {
                all = all.plus(each.getKey(), each.getValue());
            }
        }
        return new Summary(all, schools, languages);
    }

    private List<Tally> tallies(String select) {
        Map<String, Tally> tallies = new TreeMap<>();
        jdbc.sql(PEOPLE + select).query(row -> {
            String name = row.getString("name");
            tallies.put(
                    name,
                    tallies.getOrDefault(name, Tally.none(name))
                            .plus(Standing.valueOf(row.getString("standing")), row.getInt("people")));
        });
        return new ArrayList<>(tallies.values());
    }

    /// Whom no text reaches, the newest first, at most 200.
    List<LostPerson> lost() {
        return jdbc.sql(PEOPLE + """
                        select left(encode(sha256(convert_to(person_id::text, 'UTF8')), 'hex'), 6) as reference,
                          schools, language, standing, since, times
                        from person
                        where standing not in ('REACHABLE', 'TAKEN_OFF', 'WAITING', 'INVITED')
                        order by since desc, reference limit :most
                        """)
                .param("most", MOST_LISTED)
                .query((row, number) -> new LostPerson(
                        row.getString("reference").toUpperCase(Locale.ROOT),
                        Arrays.stream((String[]) row.getArray("schools").getArray())
                                .map(SchoolId::of)
                                .toList(),
                        row.getString("language"),
                        Standing.valueOf(row.getString("standing")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("times")))
                .list();
    }

    /// All figures of one moment. Somebody who follows two schools is in both of them, and once in all.
    record Summary(Tally all, List<Tally> schools, List<Tally> languages) {}

    /// One person whom no text reaches.
    ///
    /// @param reference six letters and digits that lead to nothing else
    /// @param times how many texts failed; 0 when it is not about texts
    record LostPerson(
            String reference, List<SchoolId> schools, String language, Standing standing, Instant since, int times) {}
}
