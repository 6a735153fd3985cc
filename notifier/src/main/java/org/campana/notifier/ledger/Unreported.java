package org.campana.notifier.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.campana.events.Channel;
import org.campana.notifier.channel.IntentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Texts a carrier took and of whose end it never told: callbacks get lost. Each revision of an alert is
/// looked at 10 and 60 minutes after it began.
@Component
public class Unreported {

    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Unreported(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// What to ask the carrier about now; at most 2,000, and each revision of an alert once per look.
    public List<Text> due(Set<Channel> channels) {
        List<Text> texts = transactions.execute(status -> jdbc.sql("""
                        with looked as (
                          update notify.wave w
                          set polls = w.polls + 1, poll_at = case when w.polls = 0 then now() + interval '50 minutes' end
                          from (select alert_id, revision from notify.wave where poll_at <= now()
                                order by poll_at limit 1 for update skip locked) next
                          where w.alert_id = next.alert_id and w.revision = next.revision
                          returning w.alert_id, w.revision)
                        select a.intent, a.channel, a.provider_id, %s
                        from looked l
                        join lateral notify.deliveries(l.alert_id) d on d.revision = l.revision
                        join notify.attempt a on a.delivery_id = d.id
                        where d.channel = any(:channels) and d.status in ('SENDING', 'SENT') and a.state = 'ACCEPTED'
                          and a.provider_id is not null
                        limit :most
                        """.formatted(Way.ACCOUNT))
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .param("most", MOST)
                .query((row, number) -> new Text(
                        new IntentId(row.getObject("intent", UUID.class)),
                        new Way(Channel.valueOf(row.getString("channel")), row.getString("account")),
                        row.getString("provider_id")))
                .list());
        return texts == null ? List.of() : texts;
    }

    /// One of them.
    public record Text(IntentId intent, Way way, String providerId) {}
}
