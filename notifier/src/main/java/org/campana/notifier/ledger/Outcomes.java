package org.campana.notifier.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.DeliveryStatus;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.retry.Decision;
import org.campana.notifier.retry.Decision.Again;
import org.campana.notifier.retry.Decision.InDoubt;
import org.campana.notifier.retry.Decision.Later;
import org.campana.notifier.retry.Decision.Over;
import org.campana.notifier.retry.Decision.Wait;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what came of requests, many in one transaction of its caller.
@Component
public class Outcomes {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final FollowUps followUps;

    Outcomes(JdbcClient jdbc, Moves moves, FollowUps followUps) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.followUps = followUps;
    }

    /// Each attempt moves only from SUBMITTING, or from AMBIGUOUS to ACCEPTED: a callback that was quicker
    /// than the answer, or a second writer, finds nothing to do. Who was reached just now is sent what
    /// followed meanwhile.
    ///
    /// @return the intents that were written
    public Set<IntentId> write(Collection<Outcome> outcomes) {
        List<Step> steps = outcomes.stream().map(Outcomes::step).toList();
        followUps.shareLock(steps.stream()
                .filter(Step::reached)
                .map(step -> step.due().alert())
                .collect(Collectors.toSet()));
        Set<IntentId> written = jdbc.sql("""
                        update notify.attempt a
                        set state = g.state, provider_id = coalesce(a.provider_id, g.provider_id),
                            error_code = g.code, doubted = a.doubted or g.state = 'AMBIGUOUS',
                            postponed = a.postponed + case when g.state = 'PENDING' then 1 else 0 end,
                            due_at = case when g.state = 'PENDING' then now() + make_interval(secs => g.wait) end,
                            doubt_until = case when g.state = 'AMBIGUOUS' then now() + make_interval(secs => g.wait) end
                        from unnest(cast(:intents as uuid[]), cast(:states as text[]), cast(:providers as text[]),
                                    cast(:codes as int[]), cast(:waits as double precision[]))
                          as g(intent, state, provider_id, code, wait)
                        where a.intent = g.intent
                          and (a.state = 'SUBMITTING' or a.state = 'AMBIGUOUS' and g.state = 'ACCEPTED')
                        returning a.intent
                        """)
                .param(
                        "intents",
                        Columns.texts(steps, step -> step.due().intent().value()))
                .param("states", Columns.texts(steps, Step::state))
                .param("providers", Columns.texts(steps, Step::providerId))
                .param("codes", Columns.texts(steps, Step::code))
                .param("waits", Columns.texts(steps, step -> step.pause().toMillis() / 1000.0))
                .query((row, number) -> new IntentId(Columns.uuid(row, "intent")))
                .set();
        List<Move> to = new ArrayList<>();
        steps.stream().filter(step -> written.contains(step.due().intent())).forEach(step -> {
            Move move = step.move();
            if (move != null) {
                to.add(move);
            }
        });
        List<Moved> moved = moves.apply(to);
        followUps.joinLate(moved.stream()
                .filter(each -> each.report().status() == DeliveryStatus.SENDING)
                .toList());
        return written;
    }

    private static Step step(Outcome outcome) {
        Due due = outcome.due();
        Integer code = outcome.code() == 0 ? null : outcome.code();
        Move sending = Move.to(due.delivery(), DeliveryStatus.SENDING);
        return switch (outcome.decision()) {
            case Wait wait -> new Step(due, AttemptState.ACCEPTED, wait.providerId(), code, Duration.ZERO, sending);
            case InDoubt doubt -> new Step(due, AttemptState.AMBIGUOUS, null, code, doubt.window(), sending);
            case Later later -> new Step(due, AttemptState.PENDING, null, code, later.after(), null);
            case Again again -> throw new IllegalArgumentException("A new try follows a receipt, not an answer");
            case Over over ->
                new Step(due, AttemptState.REFUSED, null, code, Duration.ZERO, Move.over(due.delivery(), over));
        };
    }

    /// What came of one request.
    ///
    /// @param code the carrier's error code, 0 for none
    public record Outcome(Due due, Decision decision, int code) {}

    private record Step(
            Due due,
            AttemptState state,
            @Nullable String providerId,
            @Nullable Integer code,
            Duration pause,
            @Nullable Move move) {

        boolean reached() {
            return move != null && move.status() == DeliveryStatus.SENDING;
        }
    }
}
