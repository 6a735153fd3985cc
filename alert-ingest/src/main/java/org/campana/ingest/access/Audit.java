package org.campana.ingest.access;

import java.util.UUID;
import org.campana.web.Person;
import org.campana.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The trail: one row for each thing a person or the clock did, in the transaction that did it. PostgreSQL refuses to
/// change or delete a row.
@Component
public class Audit {

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A person did it. Who has a key or a session but no account here yet gets one, so that a name stands beside
    /// what they did.
    ///
    /// @param about the report, incident, alert or person it was done to
    /// @param cause why, in ids and fixed words only; never what a reporter wrote
    public void by(Person actor, Fact what, UUID about, String cause) {
        jdbc.sql("""
                with known as (
                    insert into ingest.account (person_id, name, roles) values (:actor, :name, :roles)
                    on conflict (person_id) do nothing)
                insert into ingest.audit (actor, what, about, cause) values (:actor, :what, :about, :cause)
                """)
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("roles", actor.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("what", what.name())
                .param("about", about)
                .param("cause", cause)
                .update();
    }

    /// The clock, the command line or somebody who is not signed in did it.
    public void byClock(Fact what, UUID about, String cause) {
        jdbc.sql("insert into ingest.audit (what, about, cause) values (:what, :about, :cause)")
                .param("what", what.name())
                .param("about", about)
                .param("cause", cause)
                .update();
    }
}
