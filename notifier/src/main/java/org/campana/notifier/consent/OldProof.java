package org.campana.notifier.consent;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody agreed to is proof while they are on the list and for a while after (reliability C10). Then all their
/// entries go together. That they are off the list stays: it is kept apart, without what led to it.
@Component
class OldProof {

    /// Those whose last word was that they leave, and when that was.
    private static final String LEFT = """
            select number_index, max(at) as at from notify.consent_event e
            group by number_index having max(id) = max(id) filter (where kind = 'OPT_OUT')""";

    static final String HELD_SINCE = "select at from (" + LEFT + ") gone";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Duration kept;

    OldProof(JdbcClient jdbc, TransactionTemplate transactions, JournalSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kept = settings.keepProof();
    }

    Duration kept() {
        return kept;
    }

    /// The trigger lets go of rows only in a transaction that says it is this clock.
    void forget() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select set_config('campana.clock', 'consent', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("delete from notify.consent_event where number_index in (select number_index from (" + LEFT
                            + ") gone where at < now() - make_interval(secs => :seconds) limit 1000)")
                    .param("seconds", (double) kept.toSeconds())
                    .update();
        });
    }
}
