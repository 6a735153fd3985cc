package org.campana.notifier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.FollowUpKind;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.Severity;
import org.campana.notifier.ledger.Texts.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How an alert went on, for exactly those it reached: accepted by a carrier, sent, delivered, or in doubt.
///
/// An acceptance and a follow-up must not miss each other. An acceptance holds the alert's lock shared,
/// storing a follow-up holds it alone: so either the acceptance is committed and the expansion finds it, or
/// the follow-up is committed and the acceptance joins it.
@Component
public class FollowUps {

    /// Reached, in which words, and by which account. The person's own language, else English, else the
    /// first there is.
    private static final String JOIN = """
            select d.id, d.person_id, d.channel, d.audience, d.school_id, d.wanted, f.alert_id, f.revision, f.drill,
              f.followed_up_at, f.expires_at, t.language, t.text_id, t.segments, l.account
            from %s d
            join notify.follow_up f on f.alert_id = d.alert_id and f.revision > d.revision
            cross join lateral (
              select * from notify.follow_up_text x where x.alert_id = f.alert_id and x.revision = f.revision
              order by x.language = d.language desc, x.language = 'en' desc, x.language limit 1) t
            left join lateral (
              select a.account from notify.attempt a
              where a.delivery_id = d.id and a.state in ('ACCEPTED', 'AMBIGUOUS')
              order by a.try desc limit 1) l on true
            """;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Entries entries;
    private final Withdrawals withdrawals;
    private final TransactionTemplate transactions;

    FollowUps(
            JdbcClient jdbc, Texts texts, Entries entries, Withdrawals withdrawals, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.entries = entries;
        this.withdrawals = withdrawals;
        this.transactions = transactions;
    }

    /// Stores it, takes back what it makes needless, and writes a delivery for everyone who was reached. A
    /// repeat goes on where the first stopped.
    ///
    /// @return how many deliveries are new
    public int take(FollowUpRequested asked) {
        transactions.executeWithoutResult(status -> store(asked));
        switch (asked.kind()) {
            case ALL_CLEAR, CORRECTION -> withdrawals.cancelWaiting(asked.alertId(), asked.revision() - 1);
            case UPDATE -> {}
        }
        return expand(asked.alertId(), asked.revision());
    }

    private void store(FollowUpRequested asked) {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", lockOf(asked.alertId()))
                .query((row, number) -> 1)
                .single();
        jdbc.sql("""
                insert into notify.follow_up (alert_id, revision, kind, school_id, drill, followed_up_at, expires_at)
                values (:alert, :revision, :kind, :school, :drill, cast(:at as timestamptz), cast(:expires as timestamptz))
                on conflict do nothing
                """)
                .param("alert", asked.alertId().value())
                .param("revision", asked.revision())
                .param("kind", asked.kind().name())
                .param("school", asked.schoolId().value())
                .param("drill", asked.drill())
                .param("at", asked.followedUpAt().toString())
                .param("expires", asked.expiresAt().toString())
                .update();
        Map<Words, UUID> ids = texts.keep(
                asked.texts().stream().map(text -> words(asked, text)).toList());
        jdbc.sql("""
                insert into notify.follow_up_text (alert_id, revision, language, text_id, segments)
                select :alert, :revision, g.* from unnest(cast(:languages as text[]), cast(:ids as uuid[]),
                                                          cast(:segments as smallint[])) g
                on conflict do nothing
                """)
                .param("alert", asked.alertId().value())
                .param("revision", asked.revision())
                .param("languages", Columns.texts(asked.texts(), LanguageText::language))
                .param("ids", Columns.texts(asked.texts(), text -> ids.get(words(asked, text))))
                .param("segments", Columns.texts(asked.texts(), LanguageText::segments))
                .update();
        if (asked.kind() != FollowUpKind.UPDATE) {
            withdrawals.mark(asked.alertId(), asked.revision() - 1);
        }
    }

    private static Words words(FollowUpRequested asked, LanguageText text) {
        return new Words(asked.alertId(), asked.revision(), text.text(), text.recording());
    }

    private int expand(AlertId alert, int revision) {
        int fresh = 0;
        UUID after = null;
        do {
            UUID from = after;
            Part part = transactions.execute(status -> expandSome(alert, revision, from));
            fresh += part == null ? 0 : part.fresh();
            after = part == null ? null : part.last();
        } while (after != null);
        jdbc.sql("update notify.follow_up set expanded_at = now() where alert_id = :alert and revision = :revision")
                .param("alert", alert.value())
                .param("revision", revision)
                .update();
        return fresh;
    }

    private Part expandSome(AlertId alert, int revision, @Nullable UUID after) {
        List<Reached> reached = jdbc.sql(JOIN.formatted("notify.deliveries(:alert)") + """
                        where f.revision = :revision and (d.status in ('SENDING', 'SENT', 'DELIVERED')
                            or d.status = 'FAILED_TECHNICAL' and d.failure = 'UNCONFIRMED')
                          and d.id > coalesce(:after, cast('00000000-0000-0000-0000-000000000000' as uuid))
                        order by d.id limit 500
                        """)
                .param("alert", alert.value())
                .param("revision", revision)
                .param("after", after, Types.OTHER)
                .query(FollowUps::reached)
                .list();
        int fresh = entries.write(reached.stream().map(Reached::row).toList());
        return new Part(fresh, reached.isEmpty() ? null : reached.getLast().before());
    }

    /// Those who were reached just now, after a follow-up of their alert, get it too. In the transaction that
    /// says they were reached, under [#shareLock].
    void joinLate(Collection<Moved> reachedNow) {
        if (reachedNow.isEmpty()) {
            return;
        }
        List<Reached> late = jdbc.sql(
                        JOIN.formatted("notify.delivery") + "where d.id = any(cast(:ids as uuid[])) order by d.id")
                .param(
                        "ids",
                        Columns.texts(
                                List.copyOf(reachedNow), moved -> moved.report().deliveryId()))
                .query(FollowUps::reached)
                .list();
        entries.write(late.stream().map(Reached::row).toList());
    }

    /// Keeps follow-ups of these alerts from being stored until this transaction ends.
    void shareLock(Collection<AlertId> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock_shared(key) from unnest(cast(:keys as bigint[])) key")
                .param("keys", Columns.texts(alerts.stream().sorted().toList(), FollowUps::lockOf))
                .query((row, number) -> 1)
                .list();
    }

    private static long lockOf(AlertId alert) {
        return alert.value().getMostSignificantBits() ^ alert.value().getLeastSignificantBits();
    }

    private static Reached reached(ResultSet row, int number) throws SQLException {
        AlertId alert = new AlertId(Columns.uuid(row, "alert_id"));
        PersonId person = new PersonId(Columns.uuid(row, "person_id"));
        Channel channel = Channel.valueOf(row.getString("channel"));
        int revision = row.getInt("revision");
        return new Reached(
                Columns.uuid(row, "id"),
                new Row(
                        DeliveryId.of(alert, revision, person, channel),
                        alert,
                        revision,
                        person,
                        channel,
                        Audience.valueOf(row.getString("audience")),
                        SchoolId.of(row.getString("school_id")),
                        Language.of(row.getString("language")),
                        Language.of(row.getString("wanted")),
                        Columns.uuid(row, "text_id"),
                        row.getInt("segments"),
                        Severity.FOLLOW_UP,
                        row.getBoolean("drill"),
                        Columns.instant(row, "followed_up_at"),
                        Columns.instant(row, "expires_at"),
                        List.of(),
                        row.getString("account")));
    }

    private record Reached(UUID before, Row row) {}

    private record Part(int fresh, @Nullable UUID last) {}
}
