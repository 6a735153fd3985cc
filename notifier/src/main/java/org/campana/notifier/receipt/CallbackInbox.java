package org.campana.notifier.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.sms.TwilioCodes;
import org.campana.notifier.channel.voice.VoiceCodes;
import org.campana.notifier.ledger.CarrierStatus;
import org.campana.notifier.ledger.GroupCommit;
import org.campana.notifier.ledger.News;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Callbacks between their arrival and their effect. Many that arrive at once share a commit.
@Component
class CallbackInbox {

    /// How Twilio's ids of calls begin; `failed` means one thing of a call and another of a text.
    private static final String CALL = "CA";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final GroupCommit<Callback, Boolean> together = new GroupCommit<>(this::storeAll);

    CallbackInbox(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Stores it, once per message and status. Returns when it is committed.
    ///
    /// @return false when the intent is not ours, left another way, or belongs to another message; nothing is
    ///     stored then
    boolean store(Callback callback) {
        return together.commit(callback);
    }

    private List<Boolean> storeAll(List<Callback> callbacks) {
        List<Boolean> ours = transactions.execute(status -> jdbc.sql("""
                        with handed as (
                          select * from unnest(cast(:intents as uuid[]), cast(:providers as text[]),
                                               cast(:statuses as text[]), cast(:codes as int[]), cast(:channels as text[]),
                                               cast(:accounts as text[]))
                            with ordinality as h(intent, provider_id, status, error_code, channel, account, ord)),
                        judged as (
                          select h.*, a.intent is not null and coalesce(a.provider_id, h.provider_id) = h.provider_id as ours
                          from handed h left join notify.attempt a on a.intent = h.intent and a.channel = h.channel
                            and coalesce(a.account, 'first') = h.account),
                        kept as (
                          insert into notify.callback (intent, provider_id, status, error_code)
                          select intent, provider_id, status, error_code from judged where ours
                          order by provider_id, status
                          on conflict (provider_id, status) do nothing)
                        select ours from judged order by ord
                        """)
                .param("intents", column(callbacks, each -> each.intent().value()))
                .param("providers", column(callbacks, Callback::providerId))
                .param("statuses", column(callbacks, Callback::status))
                .param("codes", column(callbacks, Callback::errorCode))
                .param("channels", column(callbacks, each -> each.way().channel()))
                .param("accounts", column(callbacks, each -> each.way().account()))
                .query((row, number) -> row.getBoolean("ours"))
                .list());
        return ours == null ? List.of() : ours;
    }

    private static String[] column(List<Callback> callbacks, Function<Callback, Object> column) {
        return callbacks.stream().map(each -> column.apply(each).toString()).toArray(String[]::new);
    }

    /// Takes up to so many that wait, in the transaction of its caller, and marks them applied with it.
    List<News> take(int most) {
        List<Optional<News>> waiting = jdbc.sql("""
                        with next as (
                          select id from notify.callback where applied_at is null order by id limit :most
                          for update skip locked)
                        update notify.callback c set applied_at = now() from next where c.id = next.id
                        returning c.intent, c.provider_id, c.status, c.error_code
                        """)
                .param("most", most)
                .query((row, number) -> news(
                        new IntentId(row.getObject("intent", UUID.class)),
                        row.getString("provider_id"),
                        row.getString("status"),
                        row.getInt("error_code")))
                .list();
        return waiting.stream().flatMap(Optional::stream).toList();
    }

    /// What Twilio's words for a status say; empty for those that say nothing of an outgoing text or call.
    static Optional<News> news(IntentId intent, String providerId, String status, int code) {
        return providerId.startsWith(CALL)
                ? endOfCall(status)
                        .map(known -> new News(intent, providerId, known, VoiceCodes.ended(status, code), code))
                : statusOf(status).map(known -> new News(intent, providerId, known, TwilioCodes.failed(code), code));
    }

    private static Optional<CarrierStatus> statusOf(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued" -> Optional.of(CarrierStatus.QUEUED);
            case "sending" -> Optional.of(CarrierStatus.SENDING);
            case "sent" -> Optional.of(CarrierStatus.SENT);
            case "failed", "canceled" -> Optional.of(CarrierStatus.FAILED);
            case "undelivered" -> Optional.of(CarrierStatus.UNDELIVERED);
            case "delivered", "read" -> Optional.of(CarrierStatus.DELIVERED);
            default -> Optional.empty();
        };
    }

    /// Somebody who answers is SENT until the call is over: a call may be answered and cut in its first second.
    private static Optional<CarrierStatus> endOfCall(String status) {
        return switch (status) {
            case "queued", "initiated" -> Optional.of(CarrierStatus.QUEUED);
            case "ringing" -> Optional.of(CarrierStatus.SENDING);
            case "in-progress" -> Optional.of(CarrierStatus.SENT);
            case "failed" -> Optional.of(CarrierStatus.FAILED);
            case "busy", "no-answer", "canceled" -> Optional.of(CarrierStatus.UNDELIVERED);
            case "completed" -> Optional.of(CarrierStatus.DELIVERED);
            default -> Optional.empty();
        };
    }
}
