package org.campana.notifier.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.sms.SmsText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Where a school's protocol names an order of channels, whoever one of them did not reach is asked by the next: at
/// once when it failed, and after a while when nobody said that it arrived, which is also what an account that is held
/// comes to. Only by channels that the person agreed to by then, only while the alert lives, and not after a stop; the
/// claim judges all the rest, as for every other delivery.
@Component
class Turns {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Entries entries;
    private final TransactionTemplate transactions;

    Turns(JdbcClient jdbc, Texts texts, Entries entries, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.entries = entries;
        this.transactions = transactions;
    }

    /// Asks by the next channel, for at most 500 deliveries that were waited for long enough.
    ///
    /// @return whether something is in the queue for it
    boolean take() {
        return Boolean.TRUE.equals(transactions.execute(status -> takeSome()));
    }

    private boolean takeSome() {
        List<Waited> waited = jdbc.sql("""
                        select d.*,
                          (select e.channels from notify.enrolment e where e.person_id = d.person_id and e.left_at is null)
                            as agreed,
                          d.status <> 'DELIVERED' and d.expires_at > now() + interval '5 seconds'
                            and not exists (select 1 from notify.alert_stop w where w.alert_id = d.alert_id
                                            and w.through_revision >= d.revision) as still
                        from notify.delivery d
                        where d.otherwise_at <= now()
                        order by d.otherwise_at limit 500
                        for update of d skip locked
                        """).query(Turns::read).list();
        if (waited.isEmpty()) {
            return false;
        }
        jdbc.sql("update notify.delivery set otherwise_at = null where id = any(cast(:ids as uuid[]))")
                .param("ids", Columns.texts(waited, each -> each.row().id()))
                .update();
        List<Row> next = waited.stream()
                .filter(each -> each.wanted() && !each.row().otherwise().isEmpty())
                .map(Waited::row)
                .toList();
        Map<UUID, String> words = texts.read(next.stream()
                .filter(row -> row.otherwise().getFirst() == Channel.SMS)
                .map(Row::textId)
                .toList());
        return entries.write(next.stream()
                        .map(row -> next(row, words.get(row.textId())))
                        .toList())
                > 0;
    }

    private static Row next(Row before, @Nullable String words) {
        Channel channel = before.otherwise().getFirst();
        return new Row(
                DeliveryId.of(before.alert(), before.revision(), before.person(), channel),
                before.alert(),
                before.revision(),
                before.person(),
                channel,
                before.audience(),
                before.school(),
                before.language(),
                before.wanted(),
                before.textId(),
                channel == Channel.SMS && words != null ? SmsText.of(words).segments() : 0,
                before.severity(),
                before.drill(),
                before.releasedAt(),
                before.expiresAt(),
                before.otherwise().subList(1, before.otherwise().size()),
                null);
    }

    private static Waited read(ResultSet row, int number) throws SQLException {
        List<Channel> agreed = channels(row.getArray("agreed"));
        return new Waited(
                new Row(
                        new DeliveryId(Columns.uuid(row, "id")),
                        new AlertId(Columns.uuid(row, "alert_id")),
                        row.getInt("revision"),
                        new PersonId(Columns.uuid(row, "person_id")),
                        Channel.valueOf(row.getString("channel")),
                        Audience.valueOf(row.getString("audience")),
                        SchoolId.of(row.getString("school_id")),
                        Language.of(row.getString("language")),
                        Language.of(row.getString("wanted")),
                        Columns.uuid(row, "text_id"),
                        row.getInt("segments"),
                        Urgency.severity(row.getInt("severity")),
                        row.getBoolean("drill"),
                        Columns.instant(row, "released_at"),
                        Columns.instant(row, "expires_at"),
                        channels(row.getArray("otherwise")).stream()
                                .filter(agreed::contains)
                                .toList(),
                        null),
                row.getBoolean("still"));
    }

    private static List<Channel> channels(@Nullable Array names) throws SQLException {
        return names == null
                ? List.of()
                : Arrays.stream((String[]) names.getArray())
                        .map(Channel::valueOf)
                        .toList();
    }

    /// A delivery whose time is over.
    ///
    /// @param row with the channels that follow and that the person agreed to
    /// @param wanted whether the next is asked
    private record Waited(Row row, boolean wanted) {}
}
