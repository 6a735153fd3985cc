package org.campana.notifier.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.campana.events.DeliveriesRequested;
import org.campana.notifier.ledger.Texts.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what the dispatcher asks for into the ledger.
@Component
public class Requests {

    private final Texts texts;
    private final Entries entries;
    private final TransactionTemplate transactions;

    Requests(Texts texts, Entries entries, TransactionTemplate transactions) {
        this.texts = texts;
        this.entries = entries;
        this.transactions = transactions;
    }

    /// Writes them in one transaction; a repeat changes nothing.
    ///
    /// @return how many are new
    public int take(List<DeliveriesRequested> asked) {
        Integer fresh = transactions.execute(status -> {
            Map<Words, UUID> ids =
                    texts.keep(asked.stream().map(Requests::words).distinct().toList());
            return entries.writePlanned(asked.stream()
                    .flatMap(each -> rows(each, ids.get(words(each))))
                    .toList());
        });
        return fresh == null ? 0 : fresh;
    }

    private static Stream<Row> rows(DeliveriesRequested asked, @Nullable UUID textId) {
        if (textId == null) {
            throw new IllegalStateException("No text was kept for alert " + asked.alertId());
        }
        return asked.people().stream().map(person -> Row.of(asked, person, textId));
    }

    private static Words words(DeliveriesRequested asked) {
        return new Words(asked.alertId(), asked.revision(), asked.text(), asked.recording());
    }
}
