package org.campana.notifier.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.retry.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Writes new deliveries with their first attempt, a whole batch in one statement. A row that is already
/// there stays as it is: that is what makes a replayed topic harmless.
@Component
class Entries {

    /// Cheaper than leaving it to PostgreSQL, which writes each row down as tentative first. Two that write the
    /// same at the same moment are not kept apart by it: the later one fails.
    private static final String UNLESS_SEEN =
            "where (select true from notify.delivery seen where seen.id = given.id) is null";

    private final JdbcClient jdbc;
    private final Moves moves;
    private final RetrySettings settings;

    Entries(JdbcClient jdbc, Moves moves, RetrySettings settings) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.settings = settings;
    }

    /// Writes them, and tells alert-ingest of those that are new as QUEUED.
    ///
    /// @return how many are new
    int write(List<Row> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<Moved> fresh = insert(rows, "on conflict do nothing", Moved.COLUMNS)
                .query(Moved::read)
                .list();
        moves.report(fresh);
        return fresh.size();
    }

    /// Writes them. Nobody is told: the slice that asked for them told alert-ingest how many wait, and a
    /// report of each would double what is written and read for a text.
    ///
    /// Fails with a [DuplicateKeyException] when another transaction wrote one of them meanwhile: what is
    /// asked twice at once, as while readers change, is to be taken in again.
    ///
    /// @return how many are new
    int writePlanned(List<Row> rows) {
        return rows.isEmpty()
                ? 0
                : insert(rows, UNLESS_SEEN, "count(*)").query(Integer.class).single();
    }

    /// @param unlessThere how what is there already is left alone
    /// @param told what is asked of those that are new
    private StatementSpec insert(List<Row> rows, String unlessThere, String told) {
        return jdbc.sql("""
                        with given as (
                          select distinct on (id) * from unnest(
                            cast(:ids as uuid[]), cast(:alerts as uuid[]), cast(:revisions as int[]),
                            cast(:people as uuid[]), cast(:channels as text[]), cast(:audiences as text[]),
                            cast(:schools as text[]), cast(:languages as text[]), cast(:wanted as text[]),
                            cast(:texts as uuid[]), cast(:segments as smallint[]), cast(:severities as smallint[]),
                            cast(:drills as boolean[]), cast(:released as timestamptz[]),
                            cast(:expires as timestamptz[]), cast(:intents as uuid[]), cast(:accounts as text[]),
                            cast(:otherwise as text[]))
                          as g(id, alert_id, revision, person_id, channel, audience, school_id, language, wanted,
                               text_id, segments, severity, drill, released_at, expires_at, intent, account, otherwise)
                          order by id),
                        d as (
                          insert into notify.delivery (id, alert_id, revision, person_id, channel, audience, school_id,
                            language, wanted, text_id, segments, severity, drill, released_at, expires_at, status, otherwise, otherwise_at)
                          select id, alert_id, revision, person_id, channel, audience, school_id, language, wanted,
                            text_id, segments, severity, drill, released_at, expires_at, 'QUEUED',
                            string_to_array(otherwise, ' '),
                            case when otherwise is not null then now() + make_interval(secs => :patience) end
                          from given
                          %s returning *),
                        queued as (
                          insert into notify.attempt (intent, delivery_id, channel, account, try, state, severity, released_at, due_at)
                          select g.intent, d.id, d.channel, g.account, 1, 'PENDING', d.severity, d.released_at, now()
                          from d join given g using (id)),
                        waves as (
                          insert into notify.wave as w (alert_id, revision, expires_at, poll_at)
                          select alert_id, revision, max(expires_at), now() + interval '10 minutes' from d
                          group by alert_id, revision
                          order by alert_id, revision
                          on conflict (alert_id, revision) do update set expired_at = null
                          where w.expired_at is not null)
                        select %s from d
                        """.formatted(unlessThere, told))
                .param("ids", Columns.texts(rows, Row::id))
                .param("alerts", Columns.texts(rows, Row::alert))
                .param("revisions", Columns.texts(rows, Row::revision))
                .param("people", Columns.texts(rows, Row::person))
                .param("channels", Columns.texts(rows, Row::channel))
                .param("audiences", Columns.texts(rows, Row::audience))
                .param("schools", Columns.texts(rows, Row::school))
                .param("languages", Columns.texts(rows, Row::language))
                .param("wanted", Columns.texts(rows, Row::wanted))
                .param("texts", Columns.texts(rows, Row::textId))
                .param("segments", Columns.texts(rows, row -> Math.max(1, row.segments())))
                .param("severities", Columns.texts(rows, row -> Urgency.of(row.severity())))
                .param("drills", Columns.texts(rows, Row::drill))
                .param("released", Columns.texts(rows, Row::releasedAt))
                .param("expires", Columns.texts(rows, Row::expiresAt))
                .param(
                        "intents",
                        Columns.texts(rows, row -> IntentId.of(row.alert()).value()))
                .param("accounts", Columns.texts(rows, Row::account))
                .param("otherwise", Columns.texts(rows, Entries::otherwise))
                .param("patience", settings.nextChannel().toMillis() / 1000.0);
    }

    private static @Nullable String otherwise(Row row) {
        return row.otherwise().isEmpty()
                ? null
                : row.otherwise().stream().map(Channel::name).collect(Collectors.joining(" "));
    }
}
