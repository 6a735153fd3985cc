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
    /// Each person is looked up by the index: a join would read whatever everybody was told within the hour,
    /// once for each slice.
    public Set<PersonId> admit(AlertId alert, boolean drill, Collection<PersonId> people) {
        List<PersonId> admitted = jdbc.sql("""
                        with enough as materialized (select %s as alerts),
                        asked as (
                            select person_id,
                                (select true from dispatch.told t
                                    where t.person_id = given.person_id and t.alert_id = :alert) as already,
                                case when (select alerts from enough) then (select count(*) from (
                                    select from dispatch.told t
                                    where t.person_id = given.person_id and t.alert_id <> :alert and t.drill = :drill
                                      and t.told_at > clock_timestamp() - interval '1 hour' limit :most) met)
                                else 0 end as alerts
                            from unnest(:people::uuid[]) as given (person_id)
                        ), added as (
                            insert into dispatch.told (person_id, alert_id, drill)
                            select person_id, :alert, :drill from asked
                            where already is null and alerts < :most order by person_id
                            on conflict do nothing
                        )
                        select person_id from asked where already or alerts < :most
                        """.formatted(ENOUGH_TO_CAP))
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .param("alert", alert.value())
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
