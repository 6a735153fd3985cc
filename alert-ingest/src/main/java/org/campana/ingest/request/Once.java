package org.campana.ingest.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Runs a creating request once and answers its repeats with the same bytes for 24 hours. The work, its answer and
/// the key are one transaction: a crash leaves all of them or none, and no key is ever stuck.
@Component
public class Once {

    /// Stands for everybody who is not signed in; their keys are random UUIDs of the form they were given.
    public static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    Once(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /// Answers from the store, or does the work in a transaction and stores its answer.
    ///
    /// @param client who asks; a key counts for this client only
    /// @param call method and path, part of what must be the same in a repeat
    /// @param request the body as it was read
    /// @param work makes what is answered with 201; what it throws is not stored, so a repeat tries again
    /// @throws Problem 409 while the same request is still running, 422 when the key came with another request
    public Answer answer(UUID client, IdempotencyKey key, String call, Object request, Supplier<?> work) {
        byte[] fingerprint = fingerprint(call, request);
        return transactions.execute(transaction -> {
            if (!lock(client, key)) {
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "request-still-running",
                                "The same request is still running",
                                "Another copy of this request came first and has no answer yet.")
                        .field(IdempotencyKey.HEADER)
                        .fix("Ask again in a second with the same key; the answer will be that of the first.");
            }
            return storedOrNew(client, key, fingerprint, work);
        });
    }

    /// As [#answer], but a copy waits for the first instead of being refused: for people, who tap twice.
    public Answer answerAfterFirst(UUID client, IdempotencyKey key, String call, Object request, Supplier<?> work) {
        byte[] fingerprint = fingerprint(call, request);
        return transactions.execute(transaction -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0)) is null")
                    .param("name", lockName(client, key))
                    .query(Boolean.class)
                    .single();
            return storedOrNew(client, key, fingerprint, work);
        });
    }

    private Answer storedOrNew(UUID client, IdempotencyKey key, byte[] fingerprint, Supplier<?> work) {
        Optional<Stored> stored = jdbc.sql(
                        "select request, status, body from ingest.answered where client = :client and key = :key")
                .param("client", client)
                .param("key", key.value())
                .query((row, n) -> new Stored(
                        row.getBytes("request"),
                        new Answer(row.getInt("status"), new String(row.getBytes("body"), StandardCharsets.UTF_8))))
                .optional();
        if (stored.isPresent()) {
            if (!MessageDigest.isEqual(stored.get().request(), fingerprint)) {
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "idempotency-key-reused",
                                "The Idempotency-Key was used for another request",
                                "This key came with another call or another body before.")
                        .field(IdempotencyKey.HEADER)
                        .fix("Send a fresh key for a new request, or the first body unchanged.");
            }
            return stored.get().answer();
        }
        Answer answer = new Answer(HttpStatus.CREATED.value(), json.writeValueAsString(work.get()));
        jdbc.sql("""
                insert into ingest.answered (client, key, request, status, body)
                values (:client, :key, :request, :status, :body)
                """)
                .param("client", client)
                .param("key", key.value())
                .param("request", fingerprint)
                .param("status", answer.status())
                .param("body", answer.json().getBytes(StandardCharsets.UTF_8))
                .update();
        return answer;
    }

    private boolean lock(UUID client, IdempotencyKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", lockName(client, key))
                .query(Boolean.class)
                .single();
    }

    private static String lockName(UUID client, IdempotencyKey key) {
        return "ingest.answered " + client + " " + key.value();
    }

    private byte[] fingerprint(String call, Object request) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(call.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return sha.digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JDK must have", missing);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared as a record
    private record Stored(byte[] request, Answer answer) {}
}
