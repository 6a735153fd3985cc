package org.campana.dispatcher.brake;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.campana.dispatcher.audience.Group;
import org.campana.events.AlertId;
import org.campana.events.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The caps. Where they are met nothing is sent: a hijacked or broken network must not be able to flood anybody.
@Component
public class Brake {

    /// Any number that nothing else locks: 'brak' in ASCII.
    private static final int LOCK = 0x6272616b;

    /// Whether there were alerts enough to cap anybody (`most`, `drill`): until then nobody is looked up. An alert of
    /// the day before can still be telling.
    static final String ENOUGH_TO_CAP = """
            :most <= (select count(*) from (select from dispatch.alert
              where drill = :drill and dispatched_at > clock_timestamp() - interval '1 day' limit :most) a)""";

    private final JdbcClient jdbc;
    private final BrakeSettings settings;

    Brake(JdbcClient jdbc, BrakeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Whether a first alert may open. Runs in the transaction that stored the alert and holds a lock until its end, so
    /// that two alerts at the same moment cannot both take the last place.
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict check(Group group, AlertId alert) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        clearOld();
        return jdbc.sql("""
                        select count(*) filter (where school_id = :school) as here, count(*) as everywhere
                        from dispatch.alert
                        where audience = :audience and drill = :drill and alert_id <> :alert
                          and state in ('RELEASED', 'ENDED', 'STOPPED')
                          and dispatched_at > clock_timestamp() - interval '1 hour'
                        """)
                .param("school", group.schoolId().value())
                .param("audience", group.audience().name())
                .param("drill", group.drill())
                .param("alert", alert.value())
                .query((row, number) -> {
                    if (row.getInt("everywhere") >= settings.alertsInAll()) {
                        return Verdict.NETWORK_CAP;
                    }
                    return row.getInt("here") >= settings.alertsPerSchool() ? Verdict.SCHOOL_CAP : Verdict.GO;
                })
                .single();
    }

    /// Those of `people` who may still be told of this alert, and notes that they are. Repeating it answers the same.
    /// Two alerts that ask for one person in the same millisecond may both be let through.
    ///
    /// What others were told is passed by: a slice is a range of ids, and of the hour's alerts only
    /// those slices are read whose ranges meet it.
    ///
    /// @param slice of the alert, which these people belong to
    public Set<PersonId> admit(AlertId alert, int slice, boolean drill, Collection<PersonId> people) {
        List<PersonId> admitted = jdbc.sql("""
                        with enough as materialized (select %s as alerts),
                        given as materialized (
                            select array_agg(person_id order by person_id) as people
                            from unnest(:people::uuid[]) as g (person_id)),
                        already as materialized (
                            select unnest(t.people) as person_id from dispatch.told t
                            where t.alert_id = :alert and t.slice = :slice),
                        full_hour as materialized (
                            select p.person_id from given, dispatch.told t, unnest(t.people) as p (person_id)
                            where (select alerts from enough)
                              and t.told_at > clock_timestamp() - interval '1 hour'
                              and t.drill = :drill and t.alert_id <> :alert
                              and t.first_person <= given.people[cardinality(given.people)]
                              and t.last_person >= given.people[1]
                            group by p.person_id having count(distinct t.alert_id) >= :most),
                        admitted as (
                            select g.person_id, a.person_id is not null as already
                            from given, unnest(given.people) as g (person_id) left join already a using (person_id)
                            where a.person_id is not null or g.person_id not in (select person_id from full_hour)),
                        added as (
                            insert into dispatch.told (alert_id, slice, drill, first_person, last_person, people)
                            select :alert, :slice, :drill, n.people[1], n.people[cardinality(n.people)], n.people
                            from (select array_agg(person_id order by person_id) as people
                                  from admitted where not already) n
                            where n.people is not null)
                        select person_id from admitted
                        """.formatted(ENOUGH_TO_CAP))
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .param("alert", alert.value())
                .param("slice", slice)
                .param("drill", drill)
                .param("most", settings.alertsPerPerson())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        return new HashSet<>(admitted);
    }

    /// Nobody needs to know longer than the cap does who was told of what.
    private void clearOld() {
        jdbc.sql("delete from dispatch.told where told_at < clock_timestamp() - interval '1 hour'")
                .update();
    }
}
