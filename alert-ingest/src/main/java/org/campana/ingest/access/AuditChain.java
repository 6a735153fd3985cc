package org.campana.ingest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Chains the trail: the hash of a row covers the row and the hash before it, so that whoever alters or removes one
/// row would have to forge all that follow (threat model, repudiation).
@Component
public class AuditChain {

    private static final byte[] BEGINNING = new byte[32];

    private final JdbcClient jdbc;

    AuditChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Seals what is new, at most 1,000 rows. One instance at a time; the others skip their turn.
    ///
    /// @return how many rows were sealed
    @Scheduled(fixedDelayString = "PT5S")
    @Transactional
    public int seal() {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('ingest.audit_seal', 0))")
                .query(Boolean.class)
                .single();
        if (!mine) {
            return 0;
        }
        Optional<Seal> last = jdbc.sql(
                        "select position, audit_id, hash from ingest.audit_seal order by position desc limit 1")
                .query((row, n) -> new Seal(row.getLong("position"), row.getLong("audit_id"), row.getBytes("hash")))
                .optional();
        long position = last.map(Seal::position).orElse(0L);
        byte[] hash = last.map(Seal::hash).orElse(BEGINNING);
        // A transaction that took its id early may commit late: look a way back for rows that were not there yet.
        List<Row> rows = jdbc.sql("""
                select a.audit_id, a.canonical from (
                    select audit_id, jsonb_build_array(audit_id, extract(epoch from at), actor, what, about, cause)::text canonical
                    from ingest.audit where audit_id > :after) a
                where not exists (select from ingest.audit_seal s where s.audit_id = a.audit_id)
                order by a.audit_id limit 1000
                """)
                .param("after", last.map(Seal::auditId).orElse(0L) - 10_000)
                .query((row, n) -> new Row(row.getLong("audit_id"), row.getString("canonical")))
                .list();
        for (Row row : rows) {
            hash = next(hash, row.canonical());
            position++;
            jdbc.sql("insert into ingest.audit_seal (position, audit_id, hash) values (:position, :id, :hash)")
                    .param("position", position)
                    .param("id", row.auditId())
                    .param("hash", hash)
                    .update();
        }
        return rows.size();
    }

    /// The first sealed row that was altered or removed since, by its id; empty when the chain holds.
    @Transactional(readOnly = true)
    public Optional<Long> firstBroken() {
        byte[][] hash = {BEGINNING};
        return jdbc
                .sql("""
                        select s.audit_id, s.hash,
                            jsonb_build_array(a.audit_id, extract(epoch from a.at), a.actor, a.what, a.about, a.cause)::text canonical
                        from ingest.audit_seal s left join ingest.audit a on a.audit_id = s.audit_id
                        order by s.position
                        """)
                .query((row, n) -> {
                    hash[0] = next(hash[0], row.getString("canonical"));
                    return Arrays.equals(hash[0], row.getBytes("hash")) ? -1L : row.getLong("audit_id");
                })
                .list()
                .stream()
                .filter(id -> id >= 0)
                .findFirst();
    }

    private static byte[] next(byte[] before, String canonical) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(before);
            return sha.digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JDK must have", missing);
        }
    }

    private record Row(long auditId, String canonical) {}

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared as a record
    private record Seal(long position, long auditId, byte[] hash) {}
}
