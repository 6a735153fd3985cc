package org.campana.notifier.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.Sealed;
import org.campana.notifier.address.UnreadableRowException;
import org.campana.notifier.address.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Free words that sound like leaving (reliability C3). They stop texts at once and wait, sealed, for a person who
/// reads them. Whatever is decided, the words are deleted with the decision; so is what nobody decided in time,
/// as a wish to leave.
@Component
public class Leaving {

    private static final Logger log = LoggerFactory.getLogger(Leaving.class);
    static final String TABLE = "notify.leaving_review";
    static final String COLUMN = "words";

    /// No words of a person are kept for longer.
    static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Consent consent;
    private final TransactionTemplate transactions;

    Leaving(JdbcClient jdbc, Vault vault, Consent consent, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.consent = consent;
        this.transactions = transactions;
    }

    /// They are sent nothing from the commit on, until somebody decided.
    ///
    /// @return false when they are sent nothing already
    public boolean hold(PersonId person, String words, ConsentProof proof) {
        Boolean held = transactions.execute(status -> {
            if (consent.hold(List.of(person), proof).isEmpty()) {
                return false;
            }
            Sealed sealed = vault.seal(words, TABLE, COLUMN, person.toString());
            jdbc.sql("""
                    insert into notify.leaving_review (person_id, wrapped_key, words, language)
                    values (:person, :key, :words, :language)
                    """)
                    .param("person", person.value())
                    .param("key", sealed.wrappedKey())
                    .param("words", sealed.ciphertext())
                    .param("language", proof.language().tag())
                    .update();
            return true;
        });
        return Boolean.TRUE.equals(held);
    }

    /// Who waits for a person, the longest first.
    public List<Waiting> waiting() {
        return jdbc.sql("""
                        select person_id, wrapped_key, words, language, said_at from notify.leaving_review
                        order by said_at, person_id limit 200
                        """).query(this::read).list();
    }

    /// It was no wish to leave: texts go out again.
    ///
    /// @return false when somebody decided before, or the person did
    public boolean stays(PersonId person, UUID reader) {
        Boolean released = transactions.execute(status -> {
            int waited = jdbc.sql("delete from notify.leaving_review where person_id = :person")
                    .param("person", person.value())
                    .update();
            if (waited == 1) {
                consent.release(List.of(person), ConsentProof.readBy(reader, ConsentSource.PERSON_READ));
            }
            return waited == 1;
        });
        return Boolean.TRUE.equals(released);
    }

    /// Whether somebody still has to read this person's words. Keeps it so until the transaction ends.
    public boolean waits(PersonId person) {
        return jdbc.sql("select 1 from notify.leaving_review where person_id = :person for update")
                .param("person", person.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Those whose words nobody read in time.
    public List<PersonId> unread() {
        return jdbc.sql("""
                        select person_id from notify.leaving_review
                        where said_at < now() - make_interval(secs => :seconds)
                        """)
                .param("seconds", LONGEST.toSeconds())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /// How long the first of them has waited; zero when nobody waits.
    public Duration oldest() {
        Double seconds = jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(said_at)), 0)::float8
                        from notify.leaving_review
                        """).query(Double.class).single();
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    private Waiting read(ResultSet row, int number) throws SQLException {
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        return new Waiting(
                person,
                wordsOf(person, new Sealed(row.getBytes("wrapped_key"), row.getBytes("words"))),
                Language.of(row.getString("language")),
                row.getObject("said_at", OffsetDateTime.class).toInstant());
    }

    private Optional<String> wordsOf(PersonId person, Sealed sealed) {
        try {
            return Optional.of(vault.open(sealed, TABLE, COLUMN, person.toString()));
        } catch (UnreadableRowException unreadable) {
            log.atError().addKeyValue("personId", person).setCause(unreadable).log("words cannot be read");
            return Optional.empty();
        }
    }

    /// Somebody who may want to leave.
    ///
    /// @param words what they wrote; empty when it does not open
    /// @param language of the words that sounded like it
    public record Waiting(PersonId person, Optional<String> words, Language language, Instant saidAt) {

        /// Without the words.
        @Override
        public String toString() {
            return "Waiting[" + person + "]";
        }
    }
}
