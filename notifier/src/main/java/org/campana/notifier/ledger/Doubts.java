package org.campana.notifier.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.ledger.Attempts.NewTry;
import org.campana.notifier.retry.RetryPolicy;
import org.campana.notifier.retry.RetrySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Texts nobody knows about: whether the carrier took them before the answer was lost, or before we died. A
/// callback settles most within seconds; one that waits to be applied is waited for. What is still in doubt after its
/// window is sent once more, if it is not routine, time is left, and no other request for it was taken or is in doubt.
/// What is still in doubt when its time is over is concluded as FAILED_TECHNICAL, UNCONFIRMED. Those people
/// count as reached for follow-ups.
@Component
class Doubts {

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Attempts attempts;
    private final FollowUps followUps;
    private final Settling settling;

    Doubts(JdbcClient jdbc, Moves moves, Attempts attempts, FollowUps followUps, Settling settling) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.attempts = attempts;
        this.followUps = followUps;
        this.settling = settling;
    }

    /// What a dead run had open is in doubt from now on.
    void declare(UUID deadRun) {
        List<DeliveryId> open = settling.transactions().execute(status -> {
            followUps.shareLock(jdbc.sql("""
                            select distinct d.alert_id from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                            where a.run = :run and a.state = 'SUBMITTING'
                            """)
                    .param("run", deadRun)
                    .query((row, number) -> new AlertId(Columns.uuid(row, "alert_id")))
                    .set());
            List<DeliveryId> doubted = jdbc.sql("""
                            update notify.attempt
                            set state = 'AMBIGUOUS', doubted = true, doubt_until = now() + make_interval(secs => :window)
                            where run = :run and state = 'SUBMITTING' returning delivery_id
                            """)
                    .param("run", deadRun)
                    .param("window", settling.window().toMillis() / 1000.0)
                    .query((row, number) -> new DeliveryId(Columns.uuid(row, "delivery_id")))
                    .list();
            followUps.joinLate(moves.apply(doubted.stream()
                    .map(delivery -> Move.to(delivery, DeliveryStatus.SENDING))
                    .toList()));
            return doubted;
        });
        if (open != null && !open.isEmpty()) {
            log.atWarn()
                    .addKeyValue("run", deadRun)
                    .addKeyValue("texts", open.size())
                    .log("a sender died; what it had open waits for callbacks");
        }
    }

    /// Goes on with what has been in doubt for long enough, at most 500 at a time.
    ///
    /// @return whether something is in the queue again
    boolean settle() {
        Boolean resent = settling.transactions().execute(status -> settleSome());
        return Boolean.TRUE.equals(resent);
    }

    private boolean settleSome() {
        List<NewTry> resends = new ArrayList<>();
        List<Move> conclusions = new ArrayList<>();
        List<Due> waiting = new ArrayList<>();
        List<Due> over = new ArrayList<>();
        for (Doubtful doubtful : overdue()) {
            Due due = doubtful.due();
            Duration left = Duration.ofSeconds(due.secondsLeft());
            boolean mayLeave = due.veto() == null && !doubtful.triedSince() && !doubtful.otherTaken();
            if (mayLeave && settling.policy().resend(due.severity(), left, doubtful.doubts())) {
                resends.add(new NewTry(due, Duration.ZERO, null));
                waiting.add(due);
            } else if (due.secondsLeft() > 0) {
                waiting.add(due);
            } else {
                over.add(due);
                if (!doubtful.otherOpen()) {
                    conclusions.add(
                            new Move(due.delivery(), DeliveryStatus.FAILED_TECHNICAL, null, Failure.UNCONFIRMED));
                }
            }
        }
        attempts.tryAgain(resends);
        untilExpiry(waiting);
        noLonger(over);
        moves.apply(conclusions);
        return !resends.isEmpty();
    }

    private List<Doubtful> overdue() {
        return jdbc.sql("""
                        select a.intent, a.try, a.postponed, d.id, d.alert_id, d.revision, d.person_id, d.channel, d.language, d.severity,
                          d.segments, d.text_id, d.released_at, d.status, d.failure,
                          floor(extract(epoch from d.expires_at - now()))::int as seconds_left,
                          case when exists (select 1 from notify.alert_stop w
                                            where w.alert_id = d.alert_id and w.through_revision >= d.revision)
                                 then 'STOPPED'
                               else (select s.reason from notify.suppression s where s.person_id = d.person_id)
                          end as veto,
                          (select count(*) from notify.attempt o where o.delivery_id = d.id and o.state = 'AMBIGUOUS')
                            as doubts,
                          exists (select 1 from notify.attempt o where o.delivery_id = d.id and o.try > a.try)
                            as tried_since,
                          exists (select 1 from notify.attempt o where o.delivery_id = d.id and o.intent <> a.intent
                                  and o.state in ('PENDING', 'SUBMITTING', 'ACCEPTED')) as other_open,
                          exists (select 1 from notify.attempt o where o.delivery_id = d.id and o.intent <> a.intent
                                  and o.state = 'ACCEPTED' and o.carrier_rank not in (4, 5)) as other_taken
                        from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where a.doubt_until <= now() and a.state = 'AMBIGUOUS'
                          and not exists (select 1 from notify.callback c
                                          where c.intent = a.intent and c.applied_at is null)
                        order by a.doubt_until limit 500
                        for update of a skip locked
                        """)
                .query((row, number) -> new Doubtful(
                        Due.read(row, number),
                        row.getInt("doubts"),
                        row.getBoolean("tried_since"),
                        row.getBoolean("other_open"),
                        row.getBoolean("other_taken")))
                .list();
    }

    private void untilExpiry(List<Due> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update notify.attempt a set doubt_until = greatest(d.expires_at, now() + make_interval(secs => :window))
                from notify.delivery d where d.id = a.delivery_id and a.intent = any(cast(:intents as uuid[]))
                """)
                .param("window", settling.window().toMillis() / 1000.0)
                .param("intents", Columns.texts(waiting, due -> due.intent().value()))
                .update();
    }

    private void noLonger(List<Due> over) {
        if (over.isEmpty()) {
            return;
        }
        jdbc.sql("update notify.attempt set doubt_until = null where intent = any(cast(:intents as uuid[]))")
                .param("intents", Columns.texts(over, due -> due.intent().value()))
                .update();
    }

    /// @param doubts requests that are in doubt
    /// @param otherTaken whether a carrier has taken another request for it, and did not give it back
    private record Doubtful(Due due, int doubts, boolean triedSince, boolean otherOpen, boolean otherTaken) {}

    /// How doubts are settled.
    @Component
    record Settling(RetryPolicy policy, RetrySettings settings, TransactionTemplate transactions) {

        Duration window() {
            return settings.callbackWindow();
        }
    }
}
