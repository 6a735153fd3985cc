package org.campana.notifier.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.Subject;
import org.campana.notifier.ledger.Claims;
import org.campana.notifier.ledger.Claims.Ready;
import org.campana.notifier.ledger.Claims.Submitted;
import org.campana.notifier.ledger.Due;
import org.campana.notifier.ledger.Share;
import org.campana.notifier.retry.Decision;
import org.campana.notifier.retry.RetryPolicy;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of a text from the ledger to the carrier and back into the ledger, by one account. [#next] is the map:
/// start reading there.
final class DeliveryFlow {

    /// A request that does not start this soon after its people were judged is not made: a STOP may have come
    /// since (I5).
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int MOST_A_TURN = 500;

    private final Claims claims;
    private final Carrier carrier;
    private final RetryPolicy policy;
    private final Recorder recorder;
    /// Rows a turn, fewer while the database is so slow that they would not leave fresh.
    private int most = MOST_A_TURN;

    DeliveryFlow(Claims claims, Carrier carrier, RetryPolicy policy, Recorder recorder) {
        this.claims = claims;
        this.carrier = carrier;
        this.policy = policy;
        this.recorder = recorder;
    }

    /// Sends what is due now of its share, at most so many texts and segments. One transaction claims the rows,
    /// reads where its people are reached and commits SUBMITTING; then every text has a thread of its own,
    /// which asks the carrier once, decides what follows and writes it down, together with whoever else is done
    /// at that moment. Returns when all have started. For one thread.
    Turn next(TransactionTemplate transactions, Share share, int room, int segments) {
        int texts = Math.min(room, most);
        long judged = System.nanoTime();
        Claimed claimed = transactions.execute(status -> {
            List<Due> due = claims.due(texts, share); // claim
            Map<PersonId, Line> lines = carrier.linesTo(people(due)); // address
            return new Claimed(due.size(), claims.submit(due, share, lines, segments)); // commit before any request
        });
        if (claimed == null) {
            return Turn.NOTHING;
        }
        most = waited(judged) > FRESH.toNanos() ? Math.max(1, texts / 2) : Math.min(MOST_A_TURN, most * 2);
        for (Ready ready : claimed.submitted().leaving()) {
            Thread.ofVirtual().name("send").start(() -> {
                try {
                    SendOutcome outcome = send(ready, judged); // send
                    Decision decision = policy.afterSending(outcome, ready.due().tried()); // decide
                    recorder.record(ready.due(), outcome, decision); // record
                } finally {
                    carrier.done();
                }
            });
        }
        return claimed.turn(texts);
    }

    private static List<PersonId> people(List<Due> due) {
        return due.stream().filter(Due::mayLeave).map(Due::person).distinct().toList();
    }

    private SendOutcome send(Ready ready, long judged) {
        long waited = waited(judged);
        if (waited > FRESH.toNanos()) {
            return carrier.overslept();
        }
        long secondsLeft = ready.due().secondsLeft() - TimeUnit.NANOSECONDS.toSeconds(waited);
        return carrier.ask(
                new Outgoing(ready.due().intent(), ready.text(), subject(ready.due()), (int) Math.max(1, secondsLeft)),
                ready.line());
    }

    private static long waited(long judged) {
        return System.nanoTime() - judged;
    }

    private static Subject subject(Due due) {
        return new Subject(due.alert().value(), due.language(), due.severity() != Severity.ROUTINE);
    }

    /// What one turn did.
    ///
    /// @param leaving requests that start now
    /// @param segments of those
    /// @param more whether more is due already
    record Turn(int leaving, int segments, boolean more) {

        static final Turn NOTHING = new Turn(0, 0, false);
    }

    private record Claimed(int due, Submitted submitted) {

        Turn turn(int asked) {
            int segments = submitted.leaving().stream()
                    .mapToInt(ready -> ready.due().segments())
                    .sum();
            return new Turn(submitted.leaving().size(), segments, due == asked || submitted.waiting() > 0);
        }
    }
}
