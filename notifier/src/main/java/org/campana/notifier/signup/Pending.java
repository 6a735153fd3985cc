package org.campana.notifier.signup;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.web.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Wishes that wait for a code.
@Component
class Pending {

    private final JdbcClient jdbc;
    private final SignUpSettings settings;

    Pending(JdbcClient jdbc, SignUpSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Token add(PersonId person, Wish wish) {
        Token token = Token.random();
        jdbc.sql("""
                insert into notify.sign_up (token_hash, person_id, schools, languages, way, hours, expires_at)
                values (:token, :person, :schools, :languages, :way, :hours, now() + make_interval(secs => :life))
                """)
                .param("token", token.hash())
                .param("person", person.value())
                .param("schools", wish.schools().stream().map(SchoolId::value).toArray(String[]::new))
                .param("languages", wish.languages().stream().map(Language::tag).toArray(String[]::new))
                .param("way", wish.way().name())
                .param("hours", wish.hours() == null ? null : wish.hours().name(), Types.VARCHAR)
                .param("life", settings.codeLife().toMillis() / 1000.0)
                .update();
        return token;
    }

    /// What was asked for with this token; empty when it is too old, done or nobody's.
    Optional<Asked> find(Token token) {
        return jdbc.sql("""
                        select person_id, schools, languages, way, hours from notify.sign_up
                        where token_hash = :token and expires_at > now()
                        """)
                .param("token", token.hash())
                .query((row, number) -> new Asked(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new Wish(
                                texts(row, "schools").map(SchoolId::of).toList(),
                                texts(row, "languages").map(Language::of).toList(),
                                Way.valueOf(row.getString("way")),
                                hours(row))))
                .optional();
    }

    /// It was confirmed.
    void remove(Token token) {
        jdbc.sql("delete from notify.sign_up where token_hash = :token")
                .param("token", token.hash())
                .update();
    }

    private static @Nullable Hours hours(ResultSet row) throws SQLException {
        String hours = row.getString("hours");
        return hours == null ? null : Hours.valueOf(hours);
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Stream.of((String[]) array.getArray());
    }

    /// Who asked, and for what.
    record Asked(PersonId person, Wish wish) {}
}
