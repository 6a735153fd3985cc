package org.campana.web;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// API keys that stand for a person and their roles (design, section 5). A key is shown once; the table
/// `access.api_key` holds its hash. Nothing is cached, so a revoked key is refused on the next request everywhere.
public final class PersonKeys {

    private static final String PREFIX = "cmp_";

    private final JdbcClient jdbc;

    PersonKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A new key for this person with their roles of now, refused after `validity` by the database's clock.
    /// The clear key starts with `cmp_` and cannot be had again. Fails with an [IllegalArgumentException] if the
    /// validity is not positive.
    public String issue(Person person, Duration validity) {
        requirePositive(validity);
        Token token = Token.random();
        jdbc.sql("""
                insert into access.api_key (hash, person_id, person_name, roles, expires_at)
                values (:hash, :id, :name, :roles, now() + make_interval(secs => :seconds))""")
                .param("hash", token.hash())
                .param("id", person.id())
                .param("name", person.name())
                .param("roles", PersonRow.roles(person))
                .param("seconds", (double) validity.toSeconds())
                .update();
        return PREFIX + token.clear();
    }

    /// Whose key this is; empty if it is unknown, too old or revoked.
    public Optional<Person> personOf(String key) {
        if (!key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Token.read(key.substring(PREFIX.length()))
                .flatMap(token -> jdbc.sql("""
                        select person_id, person_name, roles from access.api_key
                        where hash = :hash and revoked_at is null and expires_at > now()""")
                        .param("hash", token.hash())
                        .query(PersonRow::read)
                        .optional());
    }

    /// Ends every key of this person at once. Their sessions end by [SignInLinks#revokeAll].
    public void revokeAll(UUID personId) {
        jdbc.sql("update access.api_key set revoked_at = now() where person_id = :id and revoked_at is null")
                .param("id", personId)
                .update();
    }

    static void requirePositive(Duration validity) {
        if (validity.toSeconds() < 1) {
            throw new IllegalArgumentException("validity must be at least one second");
        }
    }
}
