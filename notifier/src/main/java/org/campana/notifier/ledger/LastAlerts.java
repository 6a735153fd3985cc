package org.campana.notifier.ledger;

import java.time.Instant;
import java.util.Optional;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which alert a reply is about.
@Component
public class LastAlerts {

    private final JdbcClient jdbc;

    LastAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest alert of the last 12 hours that reached this person. Older ones are over, whatever was
    /// said.
    public Optional<LastAlert> of(PersonId person) {
        return jdbc.sql("""
                        select alert_id, audience, school_id, accepted_at from notify.delivery
                        where person_id = :person and accepted_at is not null and not notice
                          and released_at > now() - interval '12 hours'
                        order by released_at desc limit 1
                        """)
                .param("person", person.value())
                .query((row, number) -> new LastAlert(
                        new AlertId(Columns.uuid(row, "alert_id")),
                        Audience.valueOf(row.getString("audience")),
                        SchoolId.of(row.getString("school_id")),
                        Columns.instant(row, "accepted_at")))
                .optional();
    }

    /// An alert as one person got it.
    ///
    /// @param at when the carrier took the text
    public record LastAlert(AlertId alert, Audience audience, SchoolId school, Instant at) {}
}
