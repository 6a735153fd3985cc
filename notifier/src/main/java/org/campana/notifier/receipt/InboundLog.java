package org.campana.notifier.receipt;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.campana.eventframe.Outbox;
import org.campana.events.ReplyReceived;
import org.campana.events.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Which texts were heard already, by the carrier's id alone, and the way out for what people answered.
@Component
class InboundLog {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final Clock clock;

    InboundLog(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            @Qualifier("notifierOutbox") Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Notes that these are heard, in the transaction of the caller.
    ///
    /// @param providerIds the carrier's own ids of what was heard
    /// @return those that were not heard before
    Set<String> fresh(Collection<String> providerIds) {
        return jdbc.sql("""
                        insert into notify.inbound (provider_id)
                        select distinct g from unnest(cast(:sids as text[])) g order by g
                        on conflict do nothing returning provider_id
                        """)
                .param("sids", providerIds.toArray(String[]::new))
                .query((row, number) -> row.getString("provider_id"))
                .set();
    }

    /// Runs the effect in one transaction with the note that it ran; a second time it is not run and there is
    /// no answer.
    ///
    /// @param providerId the carrier's own id of what was heard
    Optional<Reply> once(String providerId, Supplier<Optional<Reply>> effect) {
        Optional<Reply> answer = transactions.execute(status -> {
            return fresh(List.of(providerId)).isEmpty() ? Optional.empty() : effect.get();
        });
        return answer == null ? Optional.empty() : answer;
    }

    /// In the transaction of [#once].
    void tell(ReplyReceived reply) {
        outbox.append(Topics.REPLIES, reply.key(), reply);
    }

    Instant now() {
        return clock.instant();
    }
}
