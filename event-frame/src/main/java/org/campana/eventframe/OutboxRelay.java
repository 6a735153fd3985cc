package org.campana.eventframe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.campana.eventframe.OutboxRow.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries one batch of waiting rows to the broker.
///
/// A key's next record leaves when its last one is acknowledged: a producer may give one record up and still
/// deliver the next. So rounds of different keys go together, and each key stays in order also in trouble. Where
/// order does not matter, all go in one round.
final class OutboxRelay {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /// How a turn went.
    enum Turn {
        /// The batch was full; there is more.
        MORE,
        /// Everything that was there is on its topic.
        DONE,
        /// Another process relays this outbox just now.
        NOT_OURS,
        /// The broker did not take all of it; what it took is marked, the rest stays.
        REFUSED
    }

    private final OutboxStore store;
    private final TransactionTemplate transactions;
    private final Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> sender;

    OutboxRelay(
            OutboxStore store,
            TransactionTemplate transactions,
            Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> sender) {
        this.store = store;
        this.transactions = transactions;
        this.sender = sender;
    }

    Turn takeTurn() {
        return transactions.execute(status -> {
            if (!store.takeTurn()) {
                return Turn.NOT_OURS;
            }
            List<OutboxRow> rows = store.oldest(BATCH);
            if (rows.isEmpty()) {
                return Turn.DONE;
            }
            List<Long> acknowledged = sendInRounds(rows);
            if (!acknowledged.isEmpty()) {
                store.markSent(acknowledged);
            }
            if (acknowledged.size() < rows.size()) {
                return Turn.REFUSED;
            }
            return rows.size() == BATCH ? Turn.MORE : Turn.DONE;
        });
    }

    private List<Long> sendInRounds(List<OutboxRow> rows) {
        List<Long> acknowledged = new ArrayList<>(rows.size());
        Set<Line> held = new HashSet<>();
        List<OutboxRow> waiting = rows;
        boolean brokerAnswers = true;
        while (brokerAnswers && !waiting.isEmpty()) {
            Map<Line, OutboxRow> round = new LinkedHashMap<>();
            List<OutboxRow> later = new ArrayList<>();
            for (OutboxRow row : waiting) {
                if (!held.contains(row.line()) && round.putIfAbsent(row.line(), row) != null) {
                    later.add(row);
                }
            }
            brokerAnswers = sendRound(round, acknowledged, held);
            waiting = later;
        }
        return acknowledged;
    }

    /// Waits for every answer before it returns, so that nothing is under way when the turn ends.
    ///
    /// @return false when the broker is so far away that the rest need not be tried: each try blocks for seconds
    private boolean sendRound(Map<Line, OutboxRow> round, List<Long> acknowledged, Set<Line> held) {
        Map<OutboxRow, CompletableFuture<?>> answers = new LinkedHashMap<>();
        boolean brokerAnswers = true;
        for (OutboxRow row : round.values()) {
            CompletableFuture<?> answer = send(row);
            answers.put(row, answer);
            if (answer.isCompletedExceptionally() && isTimeout(answer.exceptionNow())) {
                break;
            }
        }
        for (Map.Entry<OutboxRow, CompletableFuture<?>> sent : answers.entrySet()) {
            try {
                sent.getValue().join();
                acknowledged.add(sent.getKey().id());
            } catch (CompletionException refused) {
                held.add(sent.getKey().line());
                if (isTimeout(refused)) {
                    brokerAnswers = false;
                } else {
                    warn(sent.getKey(), refused);
                }
            }
        }
        return brokerAnswers;
    }

    private CompletableFuture<?> send(OutboxRow row) {
        try {
            return sender.apply(row.message());
        } catch (RuntimeException notTaken) {
            return CompletableFuture.failedFuture(notTaken);
        }
    }

    private static boolean isTimeout(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /// This one record is refused, such as one that is too large: its key waits for a person to look, the others
    /// go on.
    private static void warn(OutboxRow row, CompletionException refusal) {
        Throwable cause = refusal;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        log.atError()
                .addKeyValue("topic", row.message().topic())
                .addKeyValue("outboxId", row.id())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("the broker refuses a record of the outbox; its key waits");
    }
}
