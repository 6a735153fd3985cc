package org.campana.notifier.reach;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The channels that do not reach somebody. Written with the delivery that failed, in the same transaction.
@Component
public class Unreachable {

    private final JdbcClient jdbc;

    Unreachable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Their texts failed for good.
    public void failed(Collection<Lost> lost) {
        if (lost.isEmpty()) {
            return;
        }
        List<Lost> each = List.copyOf(lost);
        jdbc.sql("""
                insert into notify.unreachable as u (person_id, channel, reason, lasting)
                select distinct on (p, c) p, c, r, l
                from unnest(cast(:people as uuid[]), cast(:channels as text[]), cast(:reasons as text[]),
                            cast(:lasting as boolean[])) as g(p, c, r, l)
                order by p, c
                on conflict (person_id, channel) do update set reason = excluded.reason, lasting = excluded.lasting,
                  times = u.times + 1, since = case when u.reason = excluded.reason then u.since else now() end
                """)
                .param("people", column(each, Lost::person))
                .param("channels", column(each, Lost::channel))
                .param("reasons", column(each, Lost::reason))
                .param("lasting", column(each, one -> one.reason().isLasting()))
                .update();
    }

    /// A text arrived on their phones: whatever was wrong is over, but that they did not answer us.
    public void reached(Collection<PersonId> people, Channel channel) {
        if (!people.isEmpty()) {
            jdbc.sql("""
                    delete from notify.unreachable u using (
                      select person_id, channel from notify.unreachable
                      where person_id = any(cast(:people as uuid[])) and channel = :channel and reason <> 'NOT_CONFIRMED'
                      order by person_id for update) g
                    where u.person_id = g.person_id and u.channel = g.channel
                    """)
                    .param("people", column(List.copyOf(people), person -> person))
                    .param("channel", channel.name())
                    .update();
        }
    }

    /// They gave their word anew, or are off the list: what was known of their channels counts no more.
    public void forget(Collection<PersonId> people) {
        if (!people.isEmpty()) {
            jdbc.sql("delete from notify.unreachable where person_id = any(cast(:people as uuid[]))")
                    .param("people", column(List.copyOf(people), person -> person))
                    .update();
        }
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> cell) {
        return rows.stream().map(row -> cell.apply(row).toString()).toArray(String[]::new);
    }

    /// One channel of one person.
    public record Lost(PersonId person, Channel channel, LostReason reason) {}
}
