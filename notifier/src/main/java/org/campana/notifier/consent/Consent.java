package org.campana.notifier.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who agreed and who took it back. Entries are only ever added; who may not be sent anything now is derived
/// from them and read in the claim of every text.
@Component
public class Consent {

    private final JdbcClient jdbc;
    private final LeaversJournal journal;

    Consent(JdbcClient jdbc, LeaversJournal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /// They agreed. Takes back an earlier STOP if it was said in a way that may.
    public void optIn(Collection<PersonId> people, ConsentProof proof) {
        write("OPT_IN", people, proof);
        if (proof.source().liftsStop()) {
            lift(people);
        }
    }

    /// Somebody else may have to decide: they are sent nothing meanwhile.
    ///
    /// @return those for whom this is new
    Set<PersonId> hold(Collection<PersonId> people, ConsentProof proof) {
        Set<PersonId> fresh = suppress(people, SuppressionReason.LEFT_THE_LIST);
        write("HELD", fresh, proof);
        return fresh;
    }

    /// They may be sent to again, as before [#hold].
    void release(Collection<PersonId> people, ConsentProof proof) {
        lift(people);
        write("RELEASED", people, proof);
    }

    private void lift(Collection<PersonId> people) {
        jdbc.sql("""
                with read as (delete from notify.leaving_review where person_id = any(cast(:people as uuid[])))
                delete from notify.suppression where person_id = any(cast(:people as uuid[]))
                """).param("people", ids(people)).update();
    }

    /// They are sent nothing from the commit of this transaction on.
    ///
    /// @param proofs what proves it of each
    /// @param reason LEFT_THE_LIST or BLOCKED_BY_CARRIER
    /// @return those for whom this is new: a repeated STOP is no second entry and gets no second answer (C5). Who
    ///     only waited for a person to read their words has now said it
    public Set<PersonId> optOut(Map<PersonId, ConsentProof> proofs, SuppressionReason reason) {
        Collection<PersonId> people = proofs.keySet();
        Set<PersonId> fresh = suppress(people, reason);
        fresh.addAll(jdbc.sql("""
                        delete from notify.leaving_review where person_id = any(cast(:people as uuid[]))
                        returning person_id
                        """)
                .param("people", ids(people))
                .query(Consent::person)
                .set());
        Map<PersonId, ConsentProof> told = new LinkedHashMap<>(proofs);
        told.keySet().retainAll(fresh);
        write("OPT_OUT", told);
        return fresh;
    }

    private Set<PersonId> suppress(Collection<PersonId> people, SuppressionReason reason) {
        return new HashSet<>(jdbc.sql("""
                        insert into notify.suppression (person_id, reason)
                        select g, :reason from unnest(cast(:people as uuid[])) g order by g
                        on conflict (person_id) do nothing
                        returning person_id
                        """)
                .param("reason", reason.name())
                .param("people", ids(people))
                .query(Consent::person)
                .set());
    }

    /// Those of them who must not be sent anything.
    public Set<PersonId> suppressedAmong(Collection<PersonId> people) {
        return jdbc.sql("select person_id from notify.suppression where person_id = any(cast(:people as uuid[]))")
                .param("people", ids(people))
                .query(Consent::person)
                .set();
    }

    private static PersonId person(ResultSet row, int number) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }

    private static Map<PersonId, ConsentProof> withProof(Collection<PersonId> people, ConsentProof proof) {
        Map<PersonId, ConsentProof> proofs = new LinkedHashMap<>();
        people.forEach(person -> proofs.put(person, proof));
        return proofs;
    }

    private void write(String kind, Collection<PersonId> people, ConsentProof proof) {
        write(kind, withProof(people, proof));
    }

    private void write(String kind, Map<PersonId, ConsentProof> proofs) {
        if (proofs.isEmpty()) {
            return;
        }
        List<PersonId> people = List.copyOf(proofs.keySet());
        List<LeaversJournal.Entry> written = jdbc.sql("""
                insert into notify.consent_event
                  (number_index, kind, source, channel, language, words_sha256, words_version, proof)
                select a.number_index, :kind, g.source, g.channel, g.language, decode(g.words, 'hex'), g.version, g.proof
                from unnest(cast(:people as uuid[]), cast(:sources as text[]), cast(:channels as text[]),
                            cast(:languages as text[]), cast(:words as text[]), cast(:versions as text[]),
                            cast(:proofs as text[]))
                    as g(person_id, source, channel, language, words, version, proof)
                  join notify.address a using (person_id)
                order by person_id
                returning encode(number_index, 'hex') as index, at
                """)
                .param("kind", kind)
                .param("people", ids(people))
                .param("sources", column(proofs, proof -> proof.source().name()))
                .param("channels", column(proofs, proof -> proof.channel().name()))
                .param("languages", column(proofs, proof -> proof.language().tag()))
                .param("words", column(proofs, ConsentProof::wordsHash))
                .param("versions", column(proofs, ConsentProof::wordsVersion))
                .param("proofs", column(proofs, ConsentProof::proof))
                .query((row, number) -> new LeaversJournal.Entry(
                        row.getString("index"),
                        kind.equals("OPT_OUT") || kind.equals("HELD"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        journal.beforeCommit(written);
    }

    private static @Nullable String[] column(
            Map<PersonId, ConsentProof> proofs, Function<ConsentProof, @Nullable String> column) {
        return proofs.values().stream().map(column).toArray(String[]::new);
    }

    private static String[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::toString).toArray(String[]::new);
    }
}
