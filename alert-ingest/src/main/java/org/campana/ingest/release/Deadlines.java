package org.campana.ingest.release;

import java.util.List;
import org.campana.events.AlertId;
import org.campana.ingest.column.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which alerts the clocks have something to do with, by the database's own.
@Component
public class Deadlines {

    private final JdbcClient jdbc;

    Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All that are released and have not ended.
    public List<AlertId> released() {
        return ids("state = 'RELEASED'");
    }

    /// At most 100 of those whose time has run out, the longest overdue first.
    public List<AlertId> overdue() {
        return ids("state = 'RELEASED' and expires_at <= clock_timestamp() order by expires_at limit 100");
    }

    /// At most 100 that nobody approved in time.
    List<AlertId> unapproved() {
        return ids("state = 'PENDING_APPROVAL' and approve_by <= clock_timestamp() limit 100");
    }

    private List<AlertId> ids(String which) {
        return jdbc.sql("select alert_id from ingest.alert where " + which)
                .query((row, n) -> new AlertId(Columns.id(row, "alert_id")))
                .list();
    }
}
