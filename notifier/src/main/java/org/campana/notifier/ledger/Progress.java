package org.campana.notifier.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.events.AlertId;
import org.campana.events.DeliveryStatus;
import org.campana.events.PersonId;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.ledger.Attempts.NewTry;
import org.campana.notifier.retry.Decision;
import org.campana.notifier.retry.Decision.Again;
import org.campana.notifier.retry.Decision.InDoubt;
import org.campana.notifier.retry.Decision.Later;
import org.campana.notifier.retry.Decision.Over;
import org.campana.notifier.retry.Decision.Wait;
import org.campana.notifier.retry.RetryPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Applies what carriers report, in any order, any number of times, with one result: of each request only the
/// furthest status counts, and only when it is further than what is known. A report on a request whose answer
/// was lost settles it.
@Component
public class Progress {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final FollowUps followUps;
    private final Attempts attempts;
    private final RetryPolicy policy;

    Progress(JdbcClient jdbc, Moves moves, FollowUps followUps, Attempts attempts, RetryPolicy policy) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.followUps = followUps;
        this.attempts = attempts;
        this.policy = policy;
    }

    /// Applies many in the transaction of its caller.
    ///
    /// @return what follows for others than the delivery itself
    public Consequences apply(Collection<News> news) {
        Map<IntentId, News> furthest = news.stream()
                .collect(Collectors.toMap(
                        News::intent,
                        each -> each,
                        (one, other) -> one.status().rank() >= other.status().rank() ? one : other));
        followUps.shareLock(alertsOf(furthest.keySet()));
        Steps steps = new Steps();
        for (Seen seen : lock(furthest.keySet())) {
            News heard = furthest.get(seen.due().intent());
            if (heard != null && heard.status().rank() > seen.rank()) {
                steps.add(seen, heard);
            }
        }
        mark(steps.heard);
        attempts.closeWaiting(steps.settled);
        attempts.tryAgain(steps.again);
        followUps.joinLate(moves.apply(steps.moves).stream()
                .filter(moved ->
                        steps.reachedNow.contains(moved.report().deliveryId().value()))
                .toList());
        return new Consequences(steps.optedOut, steps.troubles, steps.sent);
    }

    private Set<AlertId> alertsOf(Collection<IntentId> intents) {
        return jdbc.sql("""
                        select distinct d.alert_id from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where a.intent = any(cast(:intents as uuid[]))
                        """)
                .param("intents", Columns.texts(List.copyOf(intents), IntentId::value))
                .query((row, number) -> new AlertId(Columns.uuid(row, "alert_id")))
                .set();
    }

    private List<Seen> lock(Collection<IntentId> intents) {
        return jdbc.sql("""
                        select a.intent, a.try, a.postponed, a.state, a.carrier_rank, %s, d.id, d.alert_id, d.revision,
                          d.person_id, d.channel, d.language, d.severity, d.segments, d.text_id, d.released_at, d.status, d.failure,
                          floor(extract(epoch from d.expires_at - now()))::int as seconds_left, null as veto
                        from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                        where a.intent = any(cast(:intents as uuid[]))
                        order by a.intent for update of a
                        """.formatted(Way.ACCOUNT))
                .param("intents", Columns.texts(List.copyOf(intents), IntentId::value))
                .query((row, number) -> new Seen(
                        Due.read(row, number),
                        AttemptState.valueOf(row.getString("state")),
                        row.getInt("carrier_rank"),
                        row.getString("account")))
                .list();
    }

    private void mark(List<News> heard) {
        if (heard.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update notify.attempt a
                set state = 'ACCEPTED', provider_id = coalesce(a.provider_id, g.provider_id), due_at = null,
                    doubt_until = null, carrier_rank = g.rank, error_code = coalesce(nullif(g.code, 0), a.error_code)
                from unnest(cast(:intents as uuid[]), cast(:providers as text[]), cast(:ranks as smallint[]),
                            cast(:codes as int[])) as g(intent, provider_id, rank, code)
                where a.intent = g.intent
                """)
                .param("intents", Columns.texts(heard, each -> each.intent().value()))
                .param("providers", Columns.texts(heard, News::providerId))
                .param("ranks", Columns.texts(heard, each -> each.status().rank()))
                .param("codes", Columns.texts(heard, News::code))
                .update();
    }

    /// What follows from reports beyond the deliveries themselves.
    ///
    /// @param optedOut people whom the carrier will not text any more
    /// @param troubles why some failed after they had been taken
    /// @param sent by which any left the carrier for a phone
    public record Consequences(List<PersonId> optedOut, Set<Trouble> troubles, Set<Way> sent) {}

    /// One that failed after it had been taken.
    public record Trouble(Way way, Failure failure) {}

    private record Seen(Due due, AttemptState state, int rank, String account) {

        Way way() {
            return new Way(due.channel(), account);
        }
    }

    /// Collects what a batch of reports does.
    private final class Steps {

        private final List<News> heard = new ArrayList<>();
        private final List<Move> moves = new ArrayList<>();
        private final List<Due> settled = new ArrayList<>();
        private final List<NewTry> again = new ArrayList<>();
        private final List<PersonId> optedOut = new ArrayList<>();
        private final Set<Trouble> troubles = new LinkedHashSet<>();
        private final Set<UUID> reachedNow = new HashSet<>();
        private final Set<Way> sent = new HashSet<>();

        private void add(Seen seen, News news) {
            Due due = seen.due();
            heard.add(news);
            if (due.status() == DeliveryStatus.QUEUED) {
                reachedNow.add(due.delivery().value());
            }
            switch (news.status()) {
                case QUEUED, SENDING -> reached(due, DeliveryStatus.SENDING);
                case SENT -> left(seen, DeliveryStatus.SENT);
                case DELIVERED -> left(seen, DeliveryStatus.DELIVERED);
                case FAILED, UNDELIVERED -> failed(seen, news.failure());
            }
        }

        private void left(Seen seen, DeliveryStatus status) {
            sent.add(seen.way());
            reached(seen.due(), status);
        }

        private void reached(Due due, DeliveryStatus status) {
            settled.add(due);
            moves.add(Move.to(due.delivery(), status));
        }

        private void failed(Seen seen, Failure failure) {
            Due due = seen.due();
            troubles.add(new Trouble(seen.way(), failure));
            reachedNow.remove(due.delivery().value());
            Decision decision = policy.afterAcceptance(failure, due.tried());
            switch (decision) {
                case Again next -> again.add(new NewTry(due, next.after(), failure));
                case Over over -> {
                    settled.add(due);
                    moves.add(Move.over(due.delivery(), over));
                    if (over.reason() != null) {
                        optedOut.add(due.person());
                    }
                }
                case Wait wait -> throw unexpected(wait);
                case Later later -> throw unexpected(later);
                case InDoubt doubt -> throw unexpected(doubt);
            }
        }

        private static IllegalStateException unexpected(Decision decision) {
            return new IllegalStateException("Not a decision after a receipt: " + decision);
        }
    }
}
