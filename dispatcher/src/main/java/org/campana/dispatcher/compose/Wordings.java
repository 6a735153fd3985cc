package org.campana.dispatcher.compose;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The wordings of this network, every version of each.
@Component
public class Wordings {

    private static final String COLUMNS = """
            name, audience, language, version, kind, text, state, editor_id, editor, edited_at, reviewer, reviewed_at
            """;

    private final JdbcClient jdbc;

    Wordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What may be said to an audience now: of each wording and language the newest version that was reviewed, if it
    /// was not withdrawn.
    public List<Wording> inForce(Audience audience) {
        return jdbc.sql("select * from (select distinct on (name, language) " + COLUMNS + """
                        from dispatch.wording where audience = :audience and state <> 'UNREVIEWED'
                        order by name, language, version desc) newest where state = 'APPROVED'
                        """)
                .param("audience", audience.name())
                .query((row, number) -> wording(row))
                .list();
    }

    /// The newest version of each wording in each language, reviewed or not.
    public List<Wording> newest() {
        return jdbc.sql("select distinct on (name, audience, language) " + COLUMNS + """
                        from dispatch.wording order by name, audience, language, version desc
                        """)
                .query((row, number) -> wording(row))
                .list();
    }

    /// The newest version of one wording, reviewed or not.
    public Optional<Wording> newest(String name, Audience audience, Language language) {
        return jdbc.sql("select " + COLUMNS + """
                        from dispatch.wording where name = :name and audience = :audience and language = :language
                        order by version desc limit 1
                        """)
                .param("name", name)
                .param("audience", audience.name())
                .param("language", language.tag())
                .query((row, number) -> wording(row))
                .optional();
    }

    /// Every version of one wording, the newest first.
    public List<Wording> history(String name, Audience audience, Language language) {
        return jdbc.sql("select " + COLUMNS + """
                        from dispatch.wording where name = :name and audience = :audience and language = :language
                        order by version desc
                        """)
                .param("name", name)
                .param("audience", audience.name())
                .param("language", language.tag())
                .query((row, number) -> wording(row))
                .list();
    }

    /// What kind the wording of this name is, in whichever language it exists.
    public Optional<WordingKind> kindOf(String name, Audience audience) {
        return jdbc.sql("select distinct kind from dispatch.wording where name = :name and audience = :audience")
                .param("name", name)
                .param("audience", audience.name())
                .query((row, number) -> WordingKind.valueOf(row.getString("kind")))
                .optional();
    }

    /// Adds an unreviewed version behind `before`, the newest so far; false when somebody else did so first.
    public boolean add(Wording draft, Person editor) {
        return jdbc.sql("""
                        insert into dispatch.wording
                            (name, audience, language, version, kind, text, state, editor_id, editor)
                        values (:name, :audience, :language, :version, :kind, :text, 'UNREVIEWED', :editorId, :editor)
                        on conflict do nothing
                        """)
                        .param("name", draft.name())
                        .param("audience", draft.audience().name())
                        .param("language", draft.language().tag())
                        .param("version", draft.version())
                        .param("kind", draft.kind().name())
                        .param("text", draft.text())
                        .param("editorId", editor.id())
                        .param("editor", editor.name())
                        .update()
                == 1;
    }

    /// Approves or withdraws one version; false when it moved on in between.
    public boolean review(Wording read, WordingState to, Person reviewer) {
        return jdbc.sql("""
                        update dispatch.wording
                        set state = :to, reviewer_id = case when :to = 'APPROVED' then :reviewerId::uuid end,
                            reviewer = :reviewer, reviewed_at = now()
                        where name = :name and audience = :audience and language = :language and version = :version
                          and state = :from
                        """)
                        .param("to", to.name())
                        .param("from", read.state().name())
                        .param("reviewerId", reviewer.id())
                        .param("reviewer", reviewer.name())
                        .param("name", read.name())
                        .param("audience", read.audience().name())
                        .param("language", read.language().tag())
                        .param("version", read.version())
                        .update()
                == 1;
    }

    private static Wording wording(ResultSet row) throws SQLException {
        return new Wording(
                row.getString("name"),
                Audience.valueOf(row.getString("audience")),
                Language.of(row.getString("language")),
                row.getInt("version"),
                WordingKind.valueOf(row.getString("kind")),
                row.getString("text"),
                WordingState.valueOf(row.getString("state")),
                row.getObject("editor_id", UUID.class),
                row.getString("editor"),
                row.getTimestamp("edited_at").toInstant(),
                row.getString("reviewer"),
                instant(row.getTimestamp("reviewed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
