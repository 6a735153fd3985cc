package org.campana.notifier.ledger;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Line;
import org.campana.notifier.ledger.Due.Veto;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose turn it is. One transaction of its caller: [#due] locks the rows, [#submit] puts those that leave
/// into SUBMITTING and ends those that must not. After its commit, and not before, requests may start.
@Component
public class Claims {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Texts texts;
    private final Runs runs;
    private final int cap;

    Claims(JdbcClient jdbc, Moves moves, Texts texts, Runs runs, CapSettings settings) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.texts = texts;
        this.runs = runs;
        this.cap = settings.alertsPerPerson();
    }

    /// Locks the rows of an account whose turn it is: the gravest first, of those the newest alert. Rows that
    /// another process or account holds are passed over. Expiry, stop, opt-out and the cap per person are
    /// judged here, by the database's clock and in the same statement, so that nothing lies between the
    /// judgement and the lock.
    ///
    /// What a person got within the hour is looked up only when there were more alerts than the cap. An alert
    /// that was over two hours ago counts for nobody: nothing is sent after its time.
    ///
    /// @param most rows
    public List<Due> due(int most, Share share) {
        return due(most, share, true);
    }

    /// How long the first of a channel that could leave has waited, in seconds; 0 for none.
    public double oldestDue(Channel channel) {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(due_at)), 0) from notify.attempt
                        where due_at <= now() and state = 'PENDING' and channel = :channel
                        """)
                .param("channel", channel.name())
                .query(Double.class)
                .single();
    }

    /// Ends at most 500 rows of a channel that nothing can be sent by.
    ///
    /// @return whether there were any
    boolean endWithoutChannel(Channel channel) {
        Share share = Share.ofAll(channel);
        List<Due> due = due(500, share, false);
        submit(due, share, Map.of(), 0);
        return !due.isEmpty();
    }

    private List<Due> due(int most, Share share, boolean offered) {
        return jdbc.sql("""
                        with due as materialized (
                          select * from notify.due(:channel, :leads, :account, cast(:others as text[]), :probes, :most)),
                        enough as materialized (
                          select count(*) > :cap as alerts from (
                            select from notify.wave w where w.revision = 1 and w.expires_at > now() - interval '2 hours' limit :cap + 1) w)
                        select due.intent, due.try, due.postponed, d.id, d.alert_id, d.revision, d.person_id, d.channel, d.language,
                          d.severity, d.segments, d.text_id, d.released_at, d.status, d.failure,
                          floor(extract(epoch from d.expires_at - now()))::int as seconds_left,
                          case
                            when exists (select 1 from notify.alert_stop w
                                         where w.alert_id = d.alert_id and w.through_revision >= d.revision)
                              then 'STOPPED'
                            when d.expires_at < now() + interval '1 second' then 'EXPIRED'
                            when s.person_id is not null then s.reason
                            when u.person_id is not null then 'NOT_REACHABLE'
                            when not :offered then 'NO_CHANNEL'
                            when d.severity > 0 and not d.notice and d.status = 'QUEUED' and (select alerts from enough)
                              and :cap <= (select count(*) from (select from notify.delivery o
                              where o.person_id = d.person_id and o.expires_at > now() - interval '2 hours'
                                and o.revision = 1 and o.drill = d.drill and not o.notice
                                and o.alert_id <> d.alert_id and o.accepted_at > now() - interval '1 hour' limit :cap) met)
                              then 'PERSON_CAP'
                          end as veto
                        from due
                        join notify.delivery d on d.id = due.delivery_id
                        left join notify.suppression s on s.person_id = d.person_id
                        left join notify.unreachable u
                          on u.person_id = d.person_id and u.channel = d.channel and u.lasting
                        order by due.severity, due.released_at desc, due.intent
                        """)
                .param("most", most)
                .param("channel", share.channel().name())
                .param("leads", share.leads())
                .param("account", share.account())
                .param("probes", share.probes())
                .param("others", share.others().toArray(String[]::new))
                .param("offered", offered)
                .param("cap", cap)
                .query(Due::read)
                .list();
    }

    /// Those of the claimed that leave now, in order, and no more segments than allowed; the first one
    /// always, so that a long text is not starved. Rows left over go back to the queue with the transaction.
    ///
    /// @param share as it was claimed by: they leave by its account
    /// @param lines to the people of the claimed; who has none is SUPPRESSED
    /// @param segments how many may leave
    public Submitted submit(List<Due> claimed, Share share, Map<PersonId, Line> lines, int segments) {
        List<Ready> leaving = new ArrayList<>();
        List<Due> staying = new ArrayList<>();
        List<@Nullable Move> endings = new ArrayList<>();
        Map<UUID, String> words = texts.read(claimed.stream()
                .filter(due -> due.veto() == null)
                .map(Due::textId)
                .toList());
        int used = 0;
        for (Due due : claimed) {
            Line line = lines.get(due.person());
            String text = words.get(due.textId());
            Veto veto = due.veto();
            if (veto != null) {
                staying.add(due);
                endings.add(due.closing(veto));
            } else if (line == null || text == null) {
                staying.add(due);
                endings.add(due.closing(line == null ? Veto.NO_ADDRESS : Veto.NO_TEXT));
            } else if (used == 0 || used + due.segments() <= segments) {
                used += due.segments();
                leaving.add(new Ready(due, line, text));
            } else {
                break;
            }
        }
        mark(leaving.stream().map(Ready::due).toList(), AttemptState.SUBMITTING, share.account());
        mark(staying, AttemptState.CLOSED, null);
        moves.apply(endings.stream().filter(Objects::nonNull).toList());
        return new Submitted(leaving, claimed.size() - leaving.size() - staying.size());
    }

    private void mark(Collection<Due> claimed, AttemptState state, @Nullable String account) {
        if (claimed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update notify.attempt a set state = :state, due_at = null, run = :run, submitted_at = now(),
                  account = coalesce(:account, a.account)
                from unnest(cast(:intents as uuid[])) as g(intent) where a.intent = g.intent
                """)
                .param("state", state.name())
                .param("run", runs.current())
                .param("account", account, Types.VARCHAR)
                .param(
                        "intents",
                        Columns.texts(List.copyOf(claimed), due -> due.intent().value()))
                .update();
    }

    /// Ends at most 500 rows of one alert that still wait, in order of delivery id.
    ///
    /// @param after the last delivery id of the batch before; null to begin
    /// @return the last delivery id of this batch; null when there is no more
    @Nullable
    UUID end(Ending ending, @Nullable UUID after) {
        List<Due> waiting = jdbc.sql("""
                        select a.intent, a.try, a.postponed, d.id, d.alert_id, d.revision, d.person_id, d.channel, d.language,
                          d.severity, d.segments, d.text_id, d.released_at, d.status, d.failure, 0 as seconds_left,
                          :veto as veto
                        from notify.deliveries(:alert) d join notify.attempt a on a.delivery_id = d.id
                        where d.id > coalesce(:after, cast('00000000-0000-0000-0000-000000000000' as uuid))
                          and d.revision between :from and :through and a.state = 'PENDING'
                          and (:veto <> 'EXPIRED' or d.expires_at <= now())
                        order by d.id limit 500
                        for update of a skip locked
                        """)
                .param("veto", ending.why().name())
                .param("alert", ending.alert().value())
                .param("after", after, Types.OTHER)
                .param("from", ending.from())
                .param("through", ending.through())
                .query(Due::read)
                .list();
        mark(waiting, AttemptState.CLOSED, null);
        moves.apply(waiting.stream()
                .map(due -> due.closing(ending.why()))
                .filter(Objects::nonNull)
                .toList());
        return waiting.isEmpty() ? null : waiting.getLast().delivery().value();
    }

    /// What became of the claimed.
    ///
    /// @param waiting how many stay in the queue for want of segments
    public record Submitted(List<Ready> leaving, int waiting) {}

    /// One that leaves now.
    ///
    /// @param text the whole text
    public record Ready(Due due, Line line, String text) {

        /// Without line and text.
        @Override
        public String toString() {
            return "Ready[" + due.delivery() + "]";
        }
    }

    /// What is to end: revisions `from` to `through` of an alert.
    record Ending(AlertId alert, int from, int through, Veto why) {}
}
