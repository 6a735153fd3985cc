package org.campana.notifier.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.DeliveryRequested;
import org.campana.notifier.ledger.Texts.Words;
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
    public int take(List<DeliveryRequested> asked) {
        if (asked.isEmpty()) {
            return 0;
        }
        Integer fresh = transactions.execute(status -> {
            Map<Words, UUID> ids =
                    texts.keep(asked.stream().map(Requests::words).distinct().toList());
            return entries.write(asked.stream()
                            .map(each -> Row.of(each, textId(ids, each)))
                            .toList())
                    .size();
        });
        return fresh == null ? 0 : fresh;
    }

    private static UUID textId(Map<Words, UUID> ids, DeliveryRequested asked) {
        UUID id = ids.get(words(asked));
        if (id == null) {
            throw new IllegalStateException("No text was kept for delivery " + asked.deliveryId());
        }
        return id;
    }

    private static Words words(DeliveryRequested asked) {
        return new Words(asked.alertId(), asked.revision(), asked.text(), asked.recording());
    }
}
