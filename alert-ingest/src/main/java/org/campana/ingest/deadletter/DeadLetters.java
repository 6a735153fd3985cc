package org.campana.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.campana.eventframe.DeadLetter;
import org.campana.eventframe.DeadLetterBox;
import org.campana.eventframe.DeadLetterBox.BrokerAwayException;
import org.campana.eventframe.DeadLetterBox.OvertakenException;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.deadletter.Deed.What;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The dead letters of every topic and what was done about them.
///
/// A replay is put on its topic first and written down after it. Who dies between the two sees it waiting and
/// replays it once more, which changes nothing: what its readers do follows from its ids. The other order could lose
/// it.
@Component
public class DeadLetters {

    private static final int MOST = 200;

    private final DeadLetterBox box;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DeadLetters(DeadLetterBox box, JdbcClient jdbc, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.box = box;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The newest 200 of each topic: those that wait first, the oldest of them at the top.
    ///
    /// @throws Problem 503 while the broker does not answer
    public List<Listed> all() {
        List<DeadLetter> letters = orBrokerAway(() -> box.newest(MOST));
        Map<String, Deed> deeds = deeds();
        Instant now = clock.instant();
        return letters.stream()
                .map(letter -> Listed.of(letter, now, deeds.get(letter.id())))
                .sorted(Comparator.comparing(Listed::waits)
                        .reversed()
                        .thenComparing(Listed::age, Comparator.reverseOrder()))
                .toList();
    }

    /// Puts one back on its topic.
    ///
    /// @throws Problem 404 for none of this id, 409 when something was done about it already or a newer record of
    ///     its key overtook it, 503 while the broker does not answer
    public Listed replay(Person admin, String id) {
        refuseDone(id);
        Listed listed = find(id);
        try {
            if (!orBrokerAway(() -> box.replay(id))) {
                throw unknown(id);
            }
        } catch (OvertakenException overtaken) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "dead-letter-overtaken",
                            "Something newer took its place",
                            "The topic of " + id + " keeps the last of each key and has a newer record of this one.")
                    .field("id")
                    .fix("Set it aside: what it said is out of date.");
        }
        return done(admin, listed, What.REPLAYED, Fact.DEAD_LETTER_REPLAYED);
    }

    /// Leaves one where it is, and counts it no more.
    ///
    /// @throws Problem as [#replay]
    public Listed setAside(Person admin, String id) {
        refuseDone(id);
        return done(admin, find(id), What.SET_ASIDE, Fact.DEAD_LETTER_SET_ASIDE);
    }

    private Listed find(String id) {
        return orBrokerAway(() -> box.find(id))
                .map(letter -> Listed.of(letter, clock.instant(), null))
                .orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-dead-letter",
                        "There is no such dead letter",
                        "No topic keeps a dead letter " + shortened(id) + "; they are kept for three days.")
                .field("id")
                .fix("Take an id from GET /api/v1/dead-letters.");
    }

    private static String shortened(String id) {
        return id.matches("[a-z0-9._]{1,120}") ? id : "of that id";
    }

    private void refuseDone(String id) {
        Deed before = deeds().get(id);
        if (before != null) {
            throw alreadyDone(id, before);
        }
    }

    private static Problem alreadyDone(String id, Deed deed) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "dead-letter-done",
                        "Somebody was quicker",
                        deed.by() + (deed.what() == What.REPLAYED ? " replayed " : " set aside ") + id + " at "
                                + deed.at() + ".")
                .field("id")
                .fix("Nothing is left to do. If it comes back, it does so as a new dead letter.");
    }

    private Listed done(Person admin, Listed listed, What what, Fact fact) {
        String id = listed.id();
        Boolean first = transactions.execute(status -> {
            audit.by(
                    admin,
                    fact,
                    UUID.nameUUIDFromBytes(("dead letter " + id).getBytes(StandardCharsets.UTF_8)),
                    "dead letter " + id + ", cause " + listed.cause());
            boolean written = jdbc.sql("""
                            insert into ingest.dead_letter_done (letter_id, what, person_id) values (:id, :what, :person)
                            on conflict (letter_id) do nothing
                            """)
                            .param("id", id)
                            .param("what", what.name())
                            .param("person", admin.id())
                            .update()
                    == 1;
            if (!written) {
                status.setRollbackOnly();
            }
            return written;
        });
        Deed deed = deeds().get(id);
        if (!Boolean.TRUE.equals(first) && deed != null) {
            throw alreadyDone(id, deed);
        }
        return listed.with(deed);
    }

    private Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new HashMap<>();
        jdbc.sql("""
                select d.letter_id, d.what, d.done_at, a.name from ingest.dead_letter_done d
                join ingest.account a using (person_id)
                """).query(row -> {
            deeds.put(
                    row.getString("letter_id"),
                    new Deed(
                            What.valueOf(row.getString("what")),
                            row.getString("name"),
                            row.getObject("done_at", OffsetDateTime.class).toInstant()));
        });
        return deeds;
    }

    private static <T> T orBrokerAway(Supplier<T> work) {
        try {
            return work.get();
        } catch (BrokerAwayException away) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "broker-away",
                            "Kafka does not answer",
                            "The dead letters lie on the broker, and it does not answer. They are not lost.")
                    .fix("Look whether the broker runs, and try again.");
        }
    }
}
