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
import org.campana.eventframe.OutboxRow.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries one batch of waiting rows to the broker.
///
/// A key's next record leaves when its last one is acknowledged: a producer may give one record up and still
/// deliver the next. So rounds of different keys go together, and each key stays in order also in trouble.
final class OutboxRelay {

    static final int BATCH = 500;

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
        List<OutboxRow> waiting = rows;
        while (!waiting.isEmpty()) {
            List<OutboxRow> round = new ArrayList<>();
            List<OutboxRow> later = new ArrayList<>();
            Set<Line> inThisRound = new HashSet<>();
            for (OutboxRow row : waiting) {
                (inThisRound.add(row.line()) ? round : later).add(row);
            }
            List<Long> taken = sendRound(round);
            acknowledged.addAll(taken);
            if (taken.size() < round.size()) {
                return acknowledged;
            }
            waiting = later;
        }
        return acknowledged;
    }

    /// Waits for every answer before it returns, so that nothing is under way when the turn ends.
    private List<Long> sendRound(List<OutboxRow> round) {
        Map<OutboxRow, CompletableFuture<?>> answers = new LinkedHashMap<>();
        for (OutboxRow row : round) {
            CompletableFuture<?> answer = send(row);
            if (answer == null) {
                break;
            }
            answers.put(row, answer);
        }
        List<Long> taken = new ArrayList<>(answers.size());
        answers.forEach((row, answer) -> {
            try {
                answer.join();
                taken.add(row.id());
            } catch (CompletionException refused) {
                // It stays in the table; the turn as a whole is told as refused.
            }
        });
        return taken;
    }

    /// The answer to come, or null when the broker is so far away that the rest need not be tried: each try
    /// would block for seconds.
    private @Nullable CompletableFuture<?> send(OutboxRow row) {
        try {
            CompletableFuture<?> answer = sender.apply(row.message());
            return answer.isCompletedExceptionally() ? null : answer;
        } catch (KafkaException | org.apache.kafka.common.KafkaException notTaken) {
            return null;
        }
    }
}
