package org.campana.web;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Links that sign a person in once. Opening one only shows a button, because message apps open links to draw a
/// preview; pressing the button uses it up (table `access.sign_in_link`, hashes only).
public final class SignInLinks {

    private final JdbcClient jdbc;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignInLinks(JdbcClient jdbc, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    /// The path `/sign-in/{token}` of a new link, good once and until `validity` has passed by the database's
    /// clock. Put `campana.public-url` before it. Fails with an [IllegalArgumentException] if the validity is not
    /// positive.
    public String issue(Person person, Duration validity) {
        return issue(person, validity, "");
    }

    /// As [#issue(Person, Duration)], and leads to the page `landing` (a path of ours, such as `/desk`) instead of
    /// the home page (`campana.web.home`).
    public String issue(Person person, Duration validity, String landing) {
        PersonKeys.requirePositive(validity);
        if (!landing.isEmpty() && (!landing.startsWith("/") || landing.startsWith("//") || landing.contains("\\"))) {
            throw new IllegalArgumentException("landing must be a path that starts with one slash");
        }
        Token token = Token.random();
        jdbc.sql("delete from access.sign_in_link where expires_at < now() - interval '1 day'")
                .update();
        jdbc.sql("""
                insert into access.sign_in_link (hash, person_id, person_name, roles, landing, expires_at)
                values (:hash, :id, :name, :roles, :landing, now() + make_interval(secs => :seconds))""")
                .param("hash", token.hash())
                .param("id", person.id())
                .param("name", person.name())
                .param("roles", PersonRow.roles(person))
                .param("landing", landing)
                .param("seconds", (double) validity.toSeconds())
                .update();
        return "/sign-in/" + token.clear();
    }

    /// Ends this person's open links and sessions at once, on every node.
    public void revokeAll(UUID personId) {
        jdbc.sql("delete from access.sign_in_link where person_id = :id")
                .param("id", personId)
                .update();
        sessions.findByPrincipalName(personId.toString()).keySet().forEach(sessions::deleteById);
    }

    /// Whether the link would still sign somebody in. Uses nothing up.
    boolean isOpen(String text) {
        return Token.read(text)
                        .map(token -> jdbc.sql("""
                        select count(*) from access.sign_in_link
                        where hash = :hash and used_at is null and expires_at > now()""")
                                .param("hash", token.hash())
                                .query(Integer.class)
                                .single())
                        .orElse(0)
                == 1;
    }

    /// Uses the link up. Empty if it is unknown, too old or used before; of two at the same moment one wins.
    Optional<SignIn> redeem(String text) {
        return Token.read(text)
                .flatMap(token -> jdbc.sql("""
                        update access.sign_in_link set used_at = now()
                        where hash = :hash and used_at is null and expires_at > now()
                        returning person_id, person_name, roles, landing""")
                        .param("hash", token.hash())
                        .query((row, number) -> new SignIn(PersonRow.read(row, number), row.getString("landing")))
                        .optional());
    }

    /// Who signs in, and to which page; an empty landing is the home page.
    record SignIn(Person person, String landing) {}
}
