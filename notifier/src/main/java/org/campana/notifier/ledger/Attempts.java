package org.campana.notifier.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// New tries of a delivery, each with an intent of its own, and the end of tries that are not needed any more. What
/// failed leaves by the same account again while that works; what is in doubt leaves by the other, of which at least
/// nothing bad is known.
@Component
class Attempts {

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Closes what still waits of these deliveries: they were reached, or never will be.
    void closeWaiting(Collection<Due> settled) {
        if (settled.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update notify.attempt set state = 'CLOSED', due_at = null
                where delivery_id = any(cast(:ids as uuid[])) and state = 'PENDING'
                """)
                .param(
                        "ids",
                        Columns.texts(
                                List.copyOf(settled), due -> due.delivery().value()))
                .update();
    }

    /// One more try each, unless one waits or is under way already.
    void tryAgain(List<NewTry> tries) {
        if (tries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with given as (
                  select * from unnest(cast(:intents as uuid[]), cast(:failed as uuid[]), cast(:waits as double precision[]),
                                       cast(:failures as text[]))
                    as g(intent, failed, wait, failure)),
                fresh as (
                  insert into notify.attempt (intent, delivery_id, channel, account, try, state, severity, released_at,
                                              due_at)
                  select g.intent, a.delivery_id, a.channel, case when g.failure is null then %s else a.account end,
                         a.try + 1, 'PENDING', a.severity, a.released_at,
                         now() + make_interval(secs => g.wait)
                  from given g join notify.attempt a on a.intent = g.failed
                  where not exists (select 1 from notify.attempt o where o.delivery_id = a.delivery_id
                                    and (o.state in ('PENDING', 'SUBMITTING') or o.try > a.try)))
                update notify.delivery d set failure = g.failure
                from given g join notify.attempt a on a.intent = g.failed
                where d.id = a.delivery_id and g.failure is not null
                """.formatted(Way.OTHER_ACCOUNT))
                .param(
                        "intents",
                        Columns.texts(
                                tries,
                                each -> IntentId.of(each.before().alert()).value()))
                .param(
                        "failed",
                        Columns.texts(tries, each -> each.before().intent().value()))
                .param("waits", Columns.texts(tries, each -> each.after().toMillis() / 1000.0))
                .param("failures", Columns.texts(tries, NewTry::failure))
                .update();
    }

    /// A delivery is tried again.
    ///
    /// @param before the try it follows
    /// @param failure why that one failed, kept with the delivery for when its time runs out; null when it is
    ///     in doubt
    record NewTry(Due before, Duration after, @Nullable Failure failure) {}
}
