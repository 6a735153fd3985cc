package org.campana.eventframe;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.campana.events.EventType;
import org.campana.events.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `outbox` and `outbox_sent` of one schema. Times are the database's.
final class OutboxStore {

    private static final int MOST_COUNTED = 100_000;

    private final JdbcClient jdbc;
    private final OutboxTable table;
    private final TopicNames names;
    private final String waiting;
    private final String sent;

    OutboxStore(JdbcClient jdbc, OutboxTable table, TopicNames names) {
        this.jdbc = jdbc;
        this.table = table;
        this.names = names;
        this.waiting = table.schema() + ".outbox";
        this.sent = table.schema() + ".outbox_sent";
    }

    void insert(String topic, String key, String type, byte[] payload) {
        jdbc.sql("insert into " + waiting + "(topic, key, type, payload) values (?, ?, ?, ?)")
                .param(topic)
                .param(key)
                .param(type)
                .param(payload)
                .update();
    }

    void insertGone(String topic, Collection<String> keys) {
        jdbc.sql("insert into " + waiting + "(topic, key) select ?, unnest(cast(? as text[]))")
                .param(topic)
                .param(keys.toArray(String[]::new))
                .update();
    }

    /// Whether this transaction may relay; at most one in the database may at a time, or order is lost.
    boolean takeTurn() {
        // The wait for the broker is an idle transaction to the database, up to the delivery timeout of 20 s.
        jdbc.sql("select set_config('idle_in_transaction_session_timeout', '60000', true)")
                .query(String.class)
                .single();
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param("campana " + waiting)
                .query(Boolean.class)
                .single();
    }

    /// The oldest first. There is no "already seen up to": a row that is committed late is found late.
    List<OutboxRow> oldest(int limit) {
        return jdbc.sql("select id, topic, key, type, payload from " + waiting + " order by id limit ?")
                .param(limit)
                .query((row, number) -> new OutboxRow(
                        row.getLong("id"), !Topics.IN_ANY_ORDER.contains(row.getString("topic")), message(row)))
                .list();
    }

    private ProducerRecord<String, byte[]> message(ResultSet row) throws SQLException {
        String type = row.getString("type");
        List<Header> headers = type == null
                ? List.of()
                : List.of(new RecordHeader(EventType.HEADER, type.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(
                names.of(row.getString("topic")), null, row.getString("key"), row.getBytes("payload"), headers);
    }

    void markSent(List<Long> ids) {
        jdbc.sql("with gone as (delete from " + waiting + " where id = any(:ids) returning *) insert into " + sent
                        + "(id, topic, key, type, payload, created_at)"
                        + " select id, topic, key, type, payload, created_at from gone")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    int forgetOld() {
        return jdbc.sql("delete from " + sent + " where sent_at < now() - make_interval(secs => ?)")
                .param(table.kept().toSeconds())
                .update();
    }

    /// Each moves back: were it copied, the next replay would send both, and the one after that four. It waits from now
    /// on.
    int putBackSince(Instant since) {
        return jdbc.sql("with back as (delete from " + sent + " where sent_at >= ? returning *)"
                        + " insert into " + waiting + "(topic, key, type, payload, created_at)"
                        + " select topic, key, type, payload, now() from back order by id")
                .param(OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .update();
    }

    /// Since when the first that waits does, in seconds; 0 for none.
    double oldestWaiting() {
        return jdbc.sql("select extract(epoch from now() - created_at) from " + waiting + " order by id limit 1")
                .query(Double.class)
                .optional()
                .orElse(0.0);
    }

    long countWaiting() {
        return jdbc.sql("select count(*) from (select 1 from " + waiting + " limit " + MOST_COUNTED + ") counted")
                .query(Long.class)
                .single();
    }
}
