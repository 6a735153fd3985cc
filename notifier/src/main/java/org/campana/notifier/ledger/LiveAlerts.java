package org.campana.notifier.ledger;

import java.time.Instant;
import java.util.List;
import org.campana.events.Audience;
import org.campana.events.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which alerts are going on, as far as this ledger knows. A drill is none.
@Component
public class LiveAlerts {

    private final JdbcClient jdbc;

    LiveAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Alerts that are neither too old, nor stopped, nor ended by an all clear or a correction; the newest first.
    public List<LiveAlert> now() {
        return jdbc.sql("""
                        select d.school_id, d.audience, d.released_at
                        from (select alert_id from notify.wave group by alert_id having max(expires_at) > now()) w
                        cross join lateral (
                          select o.school_id, o.audience, o.released_at, o.drill from notify.delivery o
                          where o.alert_id = w.alert_id and o.revision = 1 and not o.notice limit 1) d
                        where not d.drill
                          and not exists (select 1 from notify.alert_stop s where s.alert_id = w.alert_id)
                          and not exists (select 1 from notify.follow_up f
                                          where f.alert_id = w.alert_id and f.kind <> 'UPDATE')
                        order by d.released_at desc
                        """)
                .query((row, number) -> new LiveAlert(
                        SchoolId.of(row.getString("school_id")),
                        Audience.valueOf(row.getString("audience")),
                        Columns.instant(row, "released_at")))
                .list();
    }

    /// One that goes on.
    public record LiveAlert(SchoolId school, Audience audience, Instant releasedAt) {}
}
