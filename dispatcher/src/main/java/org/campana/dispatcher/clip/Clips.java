package org.campana.dispatcher.clip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campana.eventframe.Outbox;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Phrase;
import org.campana.events.PhrasesRecorded;
import org.campana.events.PhrasesRecorded.PhraseClip;
import org.campana.events.SchoolId;
import org.campana.events.Topics;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The recordings of this network, every version of each. A phrase that comes into use or goes out of it is
/// announced on `phrases.v1` by the same transaction.
@Component
public class Clips {

    private static final String COLUMNS =
            "id, language, name, version, millis, state, editor_id, editor, edited_at, reviewer, reviewed_at";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;

    Clips(JdbcClient jdbc, TransactionTemplate transactions, @Qualifier("dispatcherOutbox") Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// An id as it stands in an address; empty for what is none.
    public static Optional<ClipId> id(String text) {
        try {
            return Optional.of(ClipId.of(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// What may be played now at a school, by language: of each name the newest version that was reviewed, if
    /// it was not withdrawn. Of the names of schools only this one's.
    public Map<Language, Map<ClipName, ClipId>> inUse(SchoolId school) {
        Map<Language, Map<ClipName, ClipId>> inUse = new HashMap<>();
        jdbc.sql("""
                select * from (
                  select distinct on (language, name) language, name, id, state from dispatch.clip
                  where state <> 'UNREVIEWED' and (name not like 'school/%' or name = :school)
                  order by language, name, version desc) newest
                where state = 'APPROVED'
                """).param("school", ClipName.school(school).value()).query(row -> {
            inUse.computeIfAbsent(Language.of(row.getString("language")), language -> new HashMap<>())
                    .put(new ClipName(row.getString("name")), id(row));
        });
        return inUse;
    }

    /// The newest version of each recording in a language, reviewed or not.
    public Map<ClipName, Clip> newest(Language language) {
        return byName(language, "");
    }

    /// The versions in use in a language.
    public Map<ClipName, Clip> inUse(Language language) {
        Map<ClipName, Clip> reviewed = byName(language, "and state <> 'UNREVIEWED'");
        reviewed.values().removeIf(clip -> clip.state() != ClipState.APPROVED);
        return reviewed;
    }

    /// Every language that somebody recorded something in.
    public List<Language> languages() {
        return jdbc.sql("select distinct language from dispatch.clip order by language")
                .query((row, number) -> Language.of(row.getString("language")))
                .list();
    }

    /// One version.
    public Optional<Clip> find(ClipId id) {
        return jdbc.sql("select " + COLUMNS + " from dispatch.clip where id = :id")
                .param("id", id.value())
                .query((row, number) -> clip(row))
                .optional();
    }

    /// The sound of a version as a WAV file.
    ///
    /// @param unreviewed whether one that only its speaker has heard is given too
    public Optional<byte[]> sound(ClipId id, boolean unreviewed) {
        return jdbc.sql("select sound from dispatch.clip where id = :id and (:unreviewed or state <> 'UNREVIEWED')")
                .param("id", id.value())
                .param("unreviewed", unreviewed)
                .query((row, number) -> row.getBytes("sound"))
                .optional();
    }

    /// Adds an unreviewed version. Nothing that is in use changes.
    public ClipId add(Language language, ClipName name, Take.Sound sound, Person editor) {
        ClipId id = ClipId.random();
        transactions.executeWithoutResult(status -> {
            // Two who save the same at once get a version each, one after the other.
            jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:clip, 0))")
                    .param("clip", language + " " + name)
                    .query(Integer.class)
                    .list();
            insert(id, language, name, sound, editor);
        });
        return id;
    }

    private void insert(ClipId id, Language language, ClipName name, Take.Sound sound, Person editor) {
        jdbc.sql("""
                        insert into dispatch.clip
                            (id, language, name, version, sound, millis, state, editor_id, editor)
                        select :id, :language, :name, coalesce(max(version), 0) + 1, :sound, :millis, 'UNREVIEWED',
                               :editorId, :editor
                        from dispatch.clip where language = :language and name = :name
                        """)
                .param("id", id.value())
                .param("language", language.tag())
                .param("name", name.value())
                .param("sound", sound.wav())
                .param("millis", sound.millis())
                .param("editorId", editor.id())
                .param("editor", editor.name())
                .update();
    }

    /// Approves or withdraws a version; false when it moved on in between, is not the newest any more, or the
    /// reviewer recorded it and wants to approve it.
    public boolean review(Clip heard, ClipState to, Person reviewer) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            // Holds off other reviews of the language, so that its phrases are announced in the order they came to be.
            jdbc.sql("select 1 from dispatch.clip where language = :language order by id for update")
                    .param("language", heard.language().tag())
                    .query(Integer.class)
                    .list();
            boolean done = jdbc.sql("""
                            update dispatch.clip c
                            set state = :to, reviewer_id = case when :to = 'APPROVED' then :reviewerId::uuid end,
                                reviewer = :reviewer, reviewed_at = now()
                            where id = :id and state = :from and (:to <> 'APPROVED' or editor_id <> :reviewerId::uuid)
                              and version = (select max(version) from dispatch.clip n
                                             where n.language = c.language and n.name = c.name
                                               and (:to = 'APPROVED' or n.state <> 'UNREVIEWED'))
                            """)
                            .param("to", to.name())
                            .param("from", heard.state().name())
                            .param("reviewerId", reviewer.id())
                            .param("reviewer", reviewer.name())
                            .param("id", heard.id().value())
                            .update()
                    == 1;
            if (done) {
                outbox.append(
                        Topics.PHRASES,
                        heard.language().tag(),
                        new PhrasesRecorded(heard.language(), phrases(inUse(heard.language()))));
            }
            return done;
        }));
    }

    private static List<PhraseClip> phrases(Map<ClipName, Clip> inUse) {
        return Stream.of(Phrase.values())
                .flatMap(phrase -> Optional.ofNullable(inUse.get(ClipName.phrase(phrase))).stream()
                        .map(clip -> new PhraseClip(phrase, clip.id())))
                .toList();
    }

    private Map<ClipName, Clip> byName(Language language, String which) {
        Map<ClipName, Clip> clips = new HashMap<>();
        jdbc.sql("select distinct on (name) " + COLUMNS + " from dispatch.clip where language = :language " + which
                        + " order by name, version desc")
                .param("language", language.tag())
                .query(row -> {
                    Clip clip = clip(row);
                    clips.put(clip.name(), clip);
                });
        return clips;
    }

    private static Clip clip(ResultSet row) throws SQLException {
        return new Clip(
                id(row),
                Language.of(row.getString("language")),
                new ClipName(row.getString("name")),
                row.getInt("version"),
                row.getInt("millis"),
                ClipState.valueOf(row.getString("state")),
                row.getObject("editor_id", UUID.class),
                row.getString("editor"),
                row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                row.getString("reviewer"),
                instant(row.getObject("reviewed_at", OffsetDateTime.class)));
    }

    private static ClipId id(ResultSet row) throws SQLException {
        return new ClipId(row.getObject("id", UUID.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
