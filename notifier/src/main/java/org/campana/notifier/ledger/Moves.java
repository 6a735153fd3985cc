package org.campana.notifier.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campana.eventframe.Outbox;
import org.campana.events.AlertId;
import org.campana.events.DeliveriesReported;
import org.campana.events.DeliveryStatus;
import org.campana.events.EventId;
import org.campana.events.Topics;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.reach.LostReason;
import org.campana.notifier.reach.Unreachable;
import org.campana.notifier.reach.Unreachable.Lost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves deliveries on, never back (I7), and reports each move to alert-ingest in the same transaction.
@Component
class Moves {

    private static final int MOST_IN_A_REPORT = 500;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Unreachable unreachable;

    Moves(JdbcClient jdbc, @Qualifier("notifierOutbox") Outbox outbox, Unreachable unreachable) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.unreachable = unreachable;
    }

    /// Moves those that are not already there or further, in one statement, and reports them. A notice moves too, but
    /// nobody is told: it is of no alert.
    List<Moved> apply(Collection<Move> moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Move> each = List.copyOf(moves);
        List<Moved> moved = jdbc.sql("""
                        with moved as (
                          update notify.delivery d
                          set status = m.status, reason = m.reason, failure = case when m.status <> 'DELIVERED' then coalesce(m.failure, d.failure) end,
                              status_at = now(),
                              otherwise_at = case
                                when d.otherwise_at is null or m.status in ('QUEUED', 'SENDING', 'SENT') then d.otherwise_at
                                when m.status like 'FAILED%%' or m.reason in ('NO_ADDRESS', 'NO_CHANNEL') then now() end,
                              accepted_at = case when m.status in ('SENDING', 'SENT', 'DELIVERED')
                                            then coalesce(d.accepted_at, now()) else d.accepted_at end
                          from unnest(cast(:ids as uuid[]), cast(:statuses as text[]), cast(:reasons as text[]),
                                      cast(:failures as text[])) as m(id, status, reason, failure)
                          where d.id = m.id and notify.status_rank(m.status) > notify.status_rank(d.status)
                          returning d.*)
                        select %s from moved d where not d.notice
                        """.formatted(Moved.COLUMNS))
                .param("ids", Columns.texts(each, Move::delivery))
                .param("statuses", Columns.texts(each, Move::status))
                .param("reasons", Columns.texts(each, Move::reason))
                .param("failures", Columns.texts(each, Move::failure))
                .query(Moved::read)
                .list();
        report(moved);
        notice(moved);
        return moved;
    }

    /// Who was not reached for a reason of their own stays known when the delivery's row is gone.
    private void notice(List<Moved> moved) {
        unreachable.failed(moved.stream().flatMap(Moves::lost).toList());
        moved.stream()
                .filter(each -> each.report().status() == DeliveryStatus.DELIVERED)
                .collect(Collectors.groupingBy(
                        each -> each.report().channel(), Collectors.mapping(Moved::personId, Collectors.toList())))
                .forEach((channel, people) -> unreachable.reached(people, channel));
    }

    private static Stream<Lost> lost(Moved moved) {
        String failure = moved.report().failure();
        LostReason reason = failure == null ? null : LostReason.of(Failure.valueOf(failure));
        return reason == null
                ? Stream.of()
                : Stream.of(new Lost(moved.personId(), moved.report().channel(), reason));
    }

    /// Tells alert-ingest, at most 500 deliveries of one alert a record.
    void report(Collection<Moved> moved) {
        Map<AlertId, List<Moved>> byAlert = moved.stream().collect(Collectors.groupingBy(Moved::alertId));
        byAlert.forEach((alert, all) -> {
            for (int from = 0; from < all.size(); from += MOST_IN_A_REPORT) {
                List<Moved> some = all.subList(from, Math.min(all.size(), from + MOST_IN_A_REPORT));
                outbox.append(
                        Topics.CONCLUDED,
                        alert.toString(),
                        new DeliveriesReported(
                                EventId.random(),
                                alert,
                                some.stream().map(Moved::report).toList()));
            }
        });
    }
}
