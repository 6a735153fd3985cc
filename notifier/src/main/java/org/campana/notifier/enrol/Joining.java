package org.campana.notifier.enrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Joins by text that wait for an answer. Holds no number, and nothing for longer than 72 hours (reliability C1).
@Component
public class Joining {

    private static final String OPEN = "asked_at > now() - interval '72 hours'";

    private final JdbcClient jdbc;

    Joining(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// We asked for the language. A later question takes the place of an earlier one.
    public void askedForLanguage(PersonId person, SchoolId school) {
        write(person, school, List.of(), null);
    }

    /// We asked for YES.
    public void askedToConfirm(PersonId person, SchoolId school, List<Language> languages, Shown shown) {
        write(person, school, languages, shown);
    }

    private void write(PersonId person, SchoolId school, List<Language> languages, @Nullable Shown shown) {
        jdbc.sql("""
                insert into notify.joining (person_id, school_id, languages, step, words, words_version, words_language)
                values (:person, :school, string_to_array(:languages, ' '), :step, :words, :version, :shownIn)
                on conflict (person_id) do update set school_id = excluded.school_id, languages = excluded.languages,
                  step = excluded.step, words = excluded.words, words_version = excluded.words_version,
                  words_language = excluded.words_language, asked_at = now()
                """)
                .param("person", person.value())
                .param("school", school.value())
                .param(
                        "languages",
                        String.join(" ", languages.stream().map(Language::tag).toList()))
                .param("step", (shown == null ? Step.LANGUAGE : Step.CONFIRM).name())
                .param("words", shown == null ? null : shown.words(), Types.VARCHAR)
                .param("version", shown == null ? null : shown.version(), Types.VARCHAR)
                .param("shownIn", shown == null ? null : shown.language().tag(), Types.VARCHAR)
                .update();
    }

    /// The question that this person has not answered.
    public Optional<Asked> of(PersonId person) {
        return jdbc.sql("select * from notify.joining where person_id = :person and " + OPEN)
                .param("person", person.value())
                .query(Joining::read)
                .optional();
    }

    /// It is answered, or they said STOP.
    public void close(PersonId person) {
        closeAll(List.of(person));
    }

    /// The same for many, in one statement.
    public void closeAll(Collection<PersonId> people) {
        jdbc.sql("delete from notify.joining where person_id = any(cast(:people as uuid[]))")
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .update();
    }

    /// Deletes what nobody confirmed in 72 hours, and of those who never were on the list also that they texted.
    public void forgetUnconfirmed() {
        jdbc.sql("""
                with old as (delete from notify.joining where not (%s) returning person_id)
                delete from notify.address a using old
                where a.person_id = old.person_id and a.number is null
                  and not exists (select 1 from notify.enrolment e where e.person_id = a.person_id)
                  and not exists (select 1 from notify.suppression s where s.person_id = a.person_id)
                  and not exists (select 1 from notify.consent_event c where c.number_index = a.number_index)
                """.formatted(OPEN)).update();
    }

    private static Asked read(ResultSet row, int number) throws SQLException {
        String version = row.getString("words_version");
        return new Asked(
                SchoolId.of(row.getString("school_id")),
                Stream.of((String[]) row.getArray("languages").getArray())
                        .map(Language::of)
                        .toList(),
                version == null
                        ? null
                        : new Shown(row.getString("words"), version, Language.of(row.getString("words_language"))),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    /// What we wait for.
    enum Step {
        LANGUAGE,
        CONFIRM
    }

    /// The words of a question.
    ///
    /// @param language they are written in
    public record Shown(String words, String version, Language language) {}

    /// An open question.
    ///
    /// @param shown when we asked for YES; null when we asked for the language
    public record Asked(
            SchoolId school,
            List<Language> languages,
            @Nullable Shown shown,
            Instant at) {}
}
